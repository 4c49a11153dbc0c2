using ILGPU;
using ILGPU.Runtime;
using StarMiner.Kernels;
using StarMiner.Worker.Devices;
using View = ILGPU.ArrayView<byte>;

namespace StarMiner.Worker.Kernels.Nearest;

/// <summary>The law itself on an ILGPU device: one thread a cell; distances in tiles, then one launch a step.</summary>
static class NearestOnIlgpu
{
    // A tile takes a tenth of a second or so: progress can be shown and a cancellation is heard [squared differences].
    const long CpuTile = 1L << 25, GpuTile = 1L << 34;

    internal static void Execute(NearestParameters search, KernelRun run, IlgpuDevice device) =>
        IlgpuRun.Execute(run, device, (operands, output) =>
        {
            var accelerator = device.Accelerator;
            var distance = accelerator.LoadAutoGroupedStreamKernel<
                Index1D, View, View, View, long, NearestParameters>(Distance);
            var chunk = accelerator.LoadAutoGroupedStreamKernel<
                Index1D, View, View, View, NearestParameters, int>(Chunk);
            var least = accelerator.LoadAutoGroupedStreamKernel<Index1D, View, View, int>(Least);
            var layout = NearestKernel.Layout(search);
            long total = (long)search.Queries * search.Records;
            long budget = device.Info.Kind == DeviceKind.Cpu ? CpuTile : GpuTile;
            int tile = (int)Math.Clamp(budget / search.Length, 1, Math.Min(total, 1 << 28));
            for (long done = 0; done < total; done += tile)
            {
                run.Cancel.ThrowIfCancellationRequested();
                int count = (int)Math.Min(tile, total - done);
                distance(count, operands[0], operands[1], OfStep(0), done, search);
                accelerator.Synchronize();
                run.Progress?.Invoke(done + count, layout.Cells);
            }
            var before = OfStep(0);
            for (int neighbour = 0; neighbour < search.Neighbours; neighbour++)
            {
                run.Cancel.ThrowIfCancellationRequested();
                var (chunks, nearest) = (OfStep(1 + 2 * neighbour), OfStep(2 + 2 * neighbour));
                chunk(search.Queries * search.Chunks, OfStep(0), before, chunks, search, neighbour);
                least(search.Queries, chunks, nearest, search.Chunks);
                before = nearest;
            }
            accelerator.Synchronize();
            run.Progress?.Invoke(layout.Cells, layout.Cells);

            View OfStep(int step)
            {
                var (start, length) = layout.Step(step);
                return output.SubView(start, length);
            }
        });

    static void Distance(
        Index1D offset, View queries, View records, View target, long first, NearestParameters search)
    {
        long cell = first + offset;
        var query = queries.SubView(cell / search.Records * search.Length, search.Length);
        var record = records.SubView(cell % search.Records * search.Length, search.Length);
        IlgpuRun.Store(target, cell, NearestCell.Distance(query, 0, record, 0, search.Length));
    }

    /// <param name="before">The neighbour before, of each query; not looked at for the first.</param>
    static void Chunk(
        Index1D cell, View distances, View before, View target, NearestParameters search, int neighbour)
    {
        int query = cell / search.Chunks, first = cell % search.Chunks * NearestParameters.ChunkRecords;
        int rest = search.Records - first;
        int count = rest < NearestParameters.ChunkRecords ? rest : NearestParameters.ChunkRecords;
        var row = distances.SubView(((long)query * search.Records + first) * sizeof(int), (long)count * sizeof(int));
        long last = neighbour == 0 ? NearestCell.BeforeFirst : NearestCell.Number(before, query * sizeof(long));
        IlgpuRun.Store(target, cell, NearestCell.LeastOfRecords(row, 0, count, first, last));
    }

    static void Least(Index1D query, View chunks, View target, int count)
    {
        var row = chunks.SubView((long)query.X * count * sizeof(long), (long)count * sizeof(long));
        IlgpuRun.Store(target, query, NearestCell.Least(row, 0, count));
    }
}
