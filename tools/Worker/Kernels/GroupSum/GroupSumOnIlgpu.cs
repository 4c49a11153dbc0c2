using ILGPU;
using ILGPU.Runtime;
using StarMiner.Kernels;
using StarMiner.Worker.Devices;
using View = ILGPU.ArrayView<byte>;

namespace StarMiner.Worker.Kernels.GroupSum;

/// <summary>The law itself on an ILGPU device: one thread a cell, one launch a step.</summary>
static class GroupSumOnIlgpu
{
    internal static void Execute(GroupSumParameters query, KernelRun run, IlgpuDevice device) =>
        IlgpuRun.Execute(run, device, (operands, output) =>
        {
            var first = device.Accelerator.LoadAutoGroupedStreamKernel<
                Index1D, View, View, GroupSumParameters, int>(Chunk);
            var later = device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, View, View, int, int>(Total);
            var layout = GroupSumKernel.Layout(query);
            var partials = query.Partials();
            for (int step = 0; step < partials.Count; step++)
            {
                run.Cancel.ThrowIfCancellationRequested();
                int cells = checked(query.Answers * partials[step]);
                if (step == 0)
                    first(cells, operands[0], OfStep(step), query, partials[step]);
                else
                    later(cells, OfStep(step - 1), OfStep(step), partials[step - 1], partials[step]);
                device.Accelerator.Synchronize();
                run.Progress?.Invoke(step + 1, partials.Count);
            }

            View OfStep(int step)
            {
                var (start, length) = layout.Step(step);
                return output.SubView(start, length);
            }
        });

    static void Chunk(Index1D cell, View table, View target, GroupSumParameters query, int chunks)
    {
        int answer = cell / chunks, chunk = cell % chunks;
        int group = answer / (1 + query.Values), column = answer % (1 + query.Values);
        int first = chunk * query.ChunkRows;
        int rows = query.Rows - first < query.ChunkRows ? query.Rows - first : query.ChunkRows;
        var records = table.SubView((long)first * query.RowBytes, (long)rows * query.RowBytes);
        long sum = column == 0
            ? GroupSumCell.Count(0, records, 0, rows, query.RowBytes, query.KeyOffset, group)
            : GroupSumCell.Sum(
                0, records, 0, rows, query.RowBytes, query.KeyOffset, group,
                query.FirstValue + (column - 1) * query.ValueBytes, query.ValueBytes);
        IlgpuRun.Store(target, cell, sum);
    }

    static void Total(Index1D cell, View before, View target, int countBefore, int count)
    {
        int answer = cell / count, partial = cell % count;
        var (start, children) = GroupSumParameters.Children(partial, countBefore);
        var row = before.SubView(((long)answer * countBefore + start) * sizeof(long), (long)children * sizeof(long));
        IlgpuRun.Store(target, cell, GroupSumCell.Total(row, 0, children));
    }
}
