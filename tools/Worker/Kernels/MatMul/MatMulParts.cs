using System.Numerics;
using System.Runtime.InteropServices;

namespace StarMiner.Worker.Kernels.MatMul;

/// <summary>
/// Products whose rows are too long for one opening: the output is the sum over the first part of K, over the first
/// two, and so on; the last one is the product. See contracts/Kernels/MatMul/MatMulKernel.Shape.cs.
/// </summary>
readonly record struct MatMulParts(MatMulParameters Sides)
{
    /// <summary>Terms of a part, and of the longest row that is a part by itself.</summary>
    internal const int PartK = 12_288, MaxWholeK = 16_384;

    internal int Count => Sides.K <= MaxWholeK ? 1 : (Sides.K + PartK - 1) / PartK;

    internal (int Start, int Length) Terms(int part) =>
        Count == 1 ? (0, Sides.K) : (part * PartK, Math.Min(PartK, Sides.K - part * PartK));

    int SumBytes => checked(Sides.M * Sides.N * sizeof(int));

    /// <summary>One part as a product of its own.</summary>
    internal KernelRun Run(int part, KernelRun whole, Memory<byte> output)
    {
        var (start, length) = Terms(part);
        return whole with
        {
            Parameters = (Sides with { K = length }).ToBytes(),
            Operands = [Columns(whole.Operands[0], start, length), Columns(whole.Operands[1], start, length)],
            Output = output,
            Tree = null, // over the sums, which are made of the parts
            Progress = null,
        };
    }

    internal Memory<byte> Sum(Memory<byte> output, int part) => output.Slice(part * SumBytes, SumBytes);

    /// <summary>Computes each part and adds the sum before it.</summary>
    internal void Execute(KernelRun run, Action<KernelRun> multiply)
    {
        long cells = (long)Sides.M * Sides.N;
        for (int part = 0; part < Count; part++)
        {
            var sum = Sum(run.Output, part);
            multiply(Run(part, run, sum));
            if (part > 0)
                Combine(Ints(Sum(run.Output, part - 1)), Ints(sum), Ints(sum), subtract: false);
            run.Progress?.Invoke(cells * (part + 1), cells * Count);
        }
    }

    /// <summary>What the claimed output says that a part alone gives: the difference of two sums.</summary>
    internal byte[] Claimed(Memory<byte> output, int part)
    {
        byte[] difference = GC.AllocateUninitializedArray<byte>(SumBytes);
        Combine(Ints(Sum(output, part - 1)), Ints(Sum(output, part)), Ints(difference), subtract: true);
        return difference;
    }

    static Span<int> Ints(Memory<byte> bytes) => MemoryMarshal.Cast<byte, int>(bytes.Span);

    static void Combine(ReadOnlySpan<int> earlier, ReadOnlySpan<int> later, Span<int> target, bool subtract)
    {
        int at = 0;
        for (; at + Vector<int>.Count <= target.Length; at += Vector<int>.Count)
        {
            var (left, right) = (new Vector<int>(later[at..]), new Vector<int>(earlier[at..]));
            (subtract ? left - right : left + right).CopyTo(target[at..]);
        }
        for (; at < target.Length; at++)
            target[at] = unchecked(subtract ? later[at] - earlier[at] : later[at] + earlier[at]);
    }

    byte[] Columns(ReadOnlyMemory<byte> matrix, int start, int length)
    {
        byte[] columns = GC.AllocateUninitializedArray<byte>(checked(matrix.Length / Sides.K * length));
        for (int row = 0; row < matrix.Length / Sides.K; row++)
            matrix.Span.Slice(row * Sides.K + start, length).CopyTo(columns.AsSpan(row * length));
        return columns;
    }
}
