using System.Runtime.InteropServices;

namespace StarMiner.Worker.Kernels.GroupSum;

/// <summary>
/// One pass over the table, chunks in parallel, where the law looks at a chunk once for every answer. Tests hold it
/// bit-equal to the cell function.
/// </summary>
static class GroupSumOnHost
{
    internal static void Execute(GroupSumParameters query, KernelRun run)
    {
        var layout = GroupSumKernel.Layout(query);
        var partials = query.Partials();
        long done = 0;
        Parallel.For(0, partials[0], new ParallelOptions { CancellationToken = run.Cancel }, chunk =>
        {
            long[] sums = SumChunk(query, run.Operands[0].Span, chunk);
            var target = Step(0);
            for (int answer = 0; answer < sums.Length; answer++)
                target[answer * partials[0] + chunk] = sums[answer];
            run.Progress?.Invoke(Interlocked.Add(ref done, query.Answers), layout.Cells);
        });
        for (int step = 1; step < partials.Count; step++)
        {
            Reduce(Step(step - 1), partials[step - 1], Step(step), partials[step]);
            run.Progress?.Invoke(done += (long)query.Answers * partials[step], layout.Cells);
        }

        Span<long> Step(int step)
        {
            var (start, length) = layout.Step(step);
            return MemoryMarshal.Cast<byte, long>(run.Output.Span.Slice((int)start, (int)length));
        }
    }

    static long[] SumChunk(GroupSumParameters query, ReadOnlySpan<byte> table, int chunk)
    {
        long[] sums = new long[query.Answers];
        int end = Math.Min(query.Rows, (chunk + 1) * query.ChunkRows);
        for (int row = chunk * query.ChunkRows; row < end; row++)
        {
            var record = table.Slice((int)((long)row * query.RowBytes), query.RowBytes);
            int group = record[query.KeyOffset];
            if (group >= query.Groups)
                continue;
            var answers = sums.AsSpan(group * (1 + query.Values), 1 + query.Values);
            answers[0]++;
            var values = record.Slice(query.FirstValue, query.Values * query.ValueBytes);
            for (int value = 0; value < query.Values; value++)
                answers[1 + value] += query.ValueBytes switch
                {
                    1 => values[value],
                    2 => MemoryMarshal.Read<ushort>(values[(2 * value)..]),
                    _ => MemoryMarshal.Read<uint>(values[(4 * value)..]),
                };
        }
        return sums;
    }

    static void Reduce(ReadOnlySpan<long> before, int countBefore, Span<long> target, int count)
    {
        for (int at = 0; at < target.Length; at++)
        {
            var (answer, partial) = Math.DivRem(at, count);
            var (start, children) = GroupSumParameters.Children(partial, countBefore);
            long sum = 0;
            foreach (long child in before.Slice(answer * countBefore + start, children))
                sum += child;
            target[at] = sum;
        }
    }
}
