using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StarMiner.Worker.Devices;

namespace StarMiner.Worker.Kernels.MatMul;

/// <summary>
/// The product in vectorised .NET code. Never the law: tests hold it bit-equal to the cell function. Bytes are widened
/// to 16 bits and multiplied in pairs along K; sums wrap around in any order to the same bits, so K may be cut into
/// blocks.
/// </summary>
static unsafe class MatMulOnHost
{
    const int BlockPairs = 512;       // pairs of terms in a block of K: a packed panel of B stays in the L2 cache
    const int MinRowsPerTask = 96;    // fewer rows do not repay the packing of their panel of B

    internal static void Execute(MatMulParameters sides, KernelRun run, HostDevice device)
    {
        switch (device.VectorBits)
        {
            case 512:
                Multiply<Avx512Tile>(sides, run);
                break;
            case 256:
                Multiply<Avx2Tile>(sides, run);
                break;
            default:
                Multiply<PlainTile>(sides, run);
                break;
        }
    }

    static void Multiply<TTile>(MatMulParameters sides, KernelRun run) where TTile : ITile
    {
        var (m, n, k) = sides;
        int pairs = Math.Min(BlockPairs, (k + 1) / 2);
        int groups = CeilingDivide(m, TTile.Rows);
        uint[] packedA = GC.AllocateUninitializedArray<uint>(checked(groups * TTile.Rows * pairs));
        var plan = TaskPlan.For<TTile>(sides);
        var options = new ParallelOptions { CancellationToken = run.Cancel };
        long tasksDone = 0;
        long tasksTotal = (long)plan.Count * CeilingDivide(k, 2 * BlockPairs);

        for (int start = 0; start < k; start += 2 * BlockPairs)
        {
            int first = start;
            int length = Math.Min(2 * BlockPairs, k - start);
            int blockPairs = (length + 1) / 2;
            Parallel.For(0, groups, options, group => PackRows(
                run.Operands[0].Span, k, first, length, group * TTile.Rows, TTile.Rows, m,
                packedA.AsSpan(group * TTile.Rows * blockPairs, TTile.Rows * blockPairs)));
            Parallel.For(0, plan.Count, options, task =>
            {
                MultiplyTask<TTile>(plan.Rectangle(task), packedA, sides, first, length, run);
                long done = Interlocked.Increment(ref tasksDone);
                run.Progress?.Invoke((long)((Int128)m * n * done / tasksTotal), (long)m * n);
            });
        }
    }

    /// <summary>One panel of columns by a range of row groups: a tile after the other over this block of K.</summary>
    static void MultiplyTask<TTile>(
        TaskRectangle task, uint[] packedA, MatMulParameters sides, int start, int length, KernelRun run)
        where TTile : ITile
    {
        int blockPairs = (length + 1) / 2;
        uint[] packedB = GC.AllocateUninitializedArray<uint>(TTile.Columns * blockPairs);
        PackRows(run.Operands[1].Span, sides.K, start, length, task.Column, TTile.Columns, sides.N, packedB);
        int* tile = stackalloc int[TTile.Rows * TTile.Columns];
        var output = MemoryMarshal.Cast<byte, int>(run.Output.Span);

        fixed (uint* a = packedA, b = packedB)
        {
            for (int group = task.FirstGroup; group < task.EndGroup; group++)
            {
                TTile.Multiply(a + (long)group * TTile.Rows * blockPairs, b, blockPairs, tile);
                int rows = Math.Min(TTile.Rows, sides.M - group * TTile.Rows);
                for (int row = 0; row < rows; row++)
                {
                    long cell = (long)(group * TTile.Rows + row) * sides.N + task.Column;
                    var target = output.Slice((int)cell, Math.Min(TTile.Columns, sides.N - task.Column));
                    Store(new ReadOnlySpan<int>(tile + row * TTile.Columns, target.Length), target, add: start > 0);
                }
            }
        }
    }

    /// <summary>
    /// Rows first .. first + count - 1, interleaved: for each pair of terms one word a row, two 16-bit halves. Rows
    /// past the end and the odd term are zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void PackRows(
        ReadOnlySpan<byte> matrix, int rowBytes, int start, int length, int first, int count, int rows,
        Span<uint> packed)
    {
        if (first + count > rows || length % 2 == 1)
            packed.Clear();
        for (int row = 0; row < count && first + row < rows; row++)
        {
            var source = matrix.Slice((int)((long)(first + row) * rowBytes + start), length);
            int at = row;
            for (int term = 0; term + 1 < source.Length; term += 2, at += count)
                packed[at] = source[term] | (uint)source[term + 1] << 16;
            if (length % 2 == 1)
                packed[at] = source[length - 1];
        }
    }

    static void Store(ReadOnlySpan<int> sums, Span<int> target, bool add)
    {
        if (!add)
        {
            sums.CopyTo(target);
            return;
        }
        int at = 0;
        for (; at + Vector<int>.Count <= sums.Length; at += Vector<int>.Count)
            (new Vector<int>(sums[at..]) + new Vector<int>(target[at..])).CopyTo(target[at..]);
        for (; at < sums.Length; at++)
            target[at] += sums[at];
    }

    internal static int CeilingDivide(int value, int by) => (value + by - 1) / by;

    readonly record struct TaskRectangle(int Column, int FirstGroup, int EndGroup);

    /// <summary>Cuts the output into panels of columns, and these by rows where panels are few.</summary>
    readonly record struct TaskPlan(int Columns, int Groups, int GroupsPerTask, int RowParts, int Count)
    {
        internal static TaskPlan For<TTile>(MatMulParameters sides) where TTile : ITile
        {
            int panels = CeilingDivide(sides.N, TTile.Columns);
            int groups = CeilingDivide(sides.M, TTile.Rows);
            int wantedParts = CeilingDivide(4 * Environment.ProcessorCount, panels);
            int perTask = Math.Max(CeilingDivide(groups, wantedParts), MinRowsPerTask / TTile.Rows);
            int parts = CeilingDivide(groups, perTask);
            return new(TTile.Columns, groups, perTask, parts, checked(panels * parts));
        }

        internal TaskRectangle Rectangle(int task)
        {
            int firstGroup = task % RowParts * GroupsPerTask;
            return new(task / RowParts * Columns, firstGroup, Math.Min(Groups, firstGroup + GroupsPerTask));
        }
    }
}
