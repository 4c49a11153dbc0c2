using System.Runtime.InteropServices;
using StarMiner.Kernels;

namespace StarMiner.Worker.Kernels.Nearest;

/// <summary>Vectorised distances, queries in parallel. Tests hold it bit-equal to the cell functions.</summary>
static class NearestOnHost
{
    internal static void Execute(NearestParameters search, KernelRun run)
    {
        var layout = NearestKernel.Layout(search);
        long cellsPerQuery = layout.Cells / search.Queries, done = 0;
        Parallel.For(0, search.Queries, new ParallelOptions { CancellationToken = run.Cancel }, query =>
        {
            var distances = Row<int>(0, search.Records);
            var bytes = run.Operands[0].Span.Slice(query * search.Length, search.Length);
            var records = run.Operands[1].Span;
            for (int record = 0; record < search.Records; record++)
                distances[record] = Bytes8.SquaredDistance(
                    bytes, records.Slice((int)((long)record * search.Length), search.Length));

            long before = NearestCell.BeforeFirst;
            for (int neighbour = 0; neighbour < search.Neighbours; neighbour++)
            {
                var chunks = Row<long>(1 + 2 * neighbour, search.Chunks);
                long least = NearestCell.None;
                for (int chunk = 0; chunk < chunks.Length; chunk++)
                {
                    chunks[chunk] = Least(distances, chunk * NearestParameters.ChunkRecords, before);
                    least = Math.Min(least, chunks[chunk]);
                }
                before = Row<long>(2 + 2 * neighbour, 1)[0] = least;
            }
            run.Progress?.Invoke(Interlocked.Add(ref done, cellsPerQuery), layout.Cells);

            Span<T> Row<T>(int step, int cells) where T : unmanaged
            {
                var (start, length) = layout.Step(step);
                return MemoryMarshal.Cast<byte, T>(run.Output.Span.Slice((int)start, (int)length))
                    .Slice(query * cells, cells);
            }
        });
    }

    static long Least(ReadOnlySpan<int> distances, int start, long before)
    {
        long least = NearestCell.None;
        int end = Math.Min(distances.Length, start + NearestParameters.ChunkRecords);
        for (int record = start; record < end; record++)
        {
            long candidate = (long)distances[record] << 32 | (uint)record;
            if (candidate > before && candidate < least)
                least = candidate;
        }
        return least;
    }
}
