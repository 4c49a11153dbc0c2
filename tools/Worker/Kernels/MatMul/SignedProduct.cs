using System.Numerics;
using System.Runtime.InteropServices;

namespace StarMiner.Worker.Kernels.MatMul;

/// <summary>
/// Products of signed bytes by the executors of unsigned ones, and by their checks. A signed byte is its bits with the
/// highest turned around, less 128: with a = a' - s and b = b' - t, where s and t are 128 for a signed factor and else 0,
/// sum(a * b) = sum(a' * b') - t * sum(a') - s * sum(b') + K * s * t, all of it modulo 2^32.
/// </summary>
readonly record struct SignedProduct(MatMulParameters Sides)
{
    const byte Highest = 128;

    int SignOfA => Sides.Signs.HasFlag(MatMulSigns.A) ? Highest : 0;

    int SignOfB => Sides.Signs.HasFlag(MatMulSigns.B) ? Highest : 0;

    internal void Execute(KernelRun run, Action<KernelRun> multiply)
    {
        var unsigned = Unsigned(run, run.Output);
        multiply(unsigned);
        Add(unsigned.Operands, run.Output, 1);
    }

    /// <summary>The claimed output as that of the unsigned product: its wrong cells are the same.</summary>
    internal KernelRun Claimed(KernelRun claimed)
    {
        byte[] output = claimed.Output.ToArray();
        var unsigned = Unsigned(claimed, output);
        Add(unsigned.Operands, output, -1);
        return unsigned;
    }

    KernelRun Unsigned(KernelRun run, Memory<byte> output) => run with
    {
        Parameters = (Sides with { Signs = MatMulSigns.None }).ToBytes(),
        Operands = [Turned(run.Operands[0], SignOfA), Turned(run.Operands[1], SignOfB)],
        Output = output,
        Tree = null, // over the cells, which are made of the product's
    };

    static ReadOnlyMemory<byte> Turned(ReadOnlyMemory<byte> matrix, int sign)
    {
        if (sign == 0) return matrix;
        byte[] turned = GC.AllocateUninitializedArray<byte>(matrix.Length);
        var bytes = matrix.Span;
        var highest = new Vector<byte>(Highest);
        int at = 0;
        for (; at + Vector<byte>.Count <= bytes.Length; at += Vector<byte>.Count)
            (new Vector<byte>(bytes[at..]) ^ highest).CopyTo(turned, at);
        for (; at < bytes.Length; at++)
            turned[at] = (byte)(bytes[at] ^ Highest);
        return turned;
    }

    /// <summary>Adds to each cell, or takes away, what the product of the turned bytes lacks.</summary>
    void Add(IReadOnlyList<ReadOnlyMemory<byte>> turned, Memory<byte> output, int sign)
    {
        int constant = unchecked(Sides.K * SignOfA * SignOfB);
        int[] ofRows = Sums(turned[0], -SignOfB, sign, constant), ofColumns = Sums(turned[1], -SignOfA, sign, 0);
        var cells = MemoryMarshal.Cast<byte, int>(output.Span);
        for (int row = 0; row < Sides.M; row++)
        {
            var line = cells.Slice(row * Sides.N, Sides.N);
            var same = new Vector<int>(ofRows[row]);
            int at = 0;
            for (; at + Vector<int>.Count <= line.Length; at += Vector<int>.Count)
                (new Vector<int>(line[at..]) + same + new Vector<int>(ofColumns, at)).CopyTo(line[at..]);
            for (; at < line.Length; at++)
                line[at] = unchecked(line[at] + ofRows[row] + ofColumns[at]);
        }
    }

    /// <summary>sign * (factor * sum of the row + constant), for each row.</summary>
    int[] Sums(ReadOnlyMemory<byte> matrix, int factor, int sign, int constant)
    {
        int[] sums = new int[matrix.Length / Sides.K];
        for (int row = 0; row < sums.Length; row++)
        {
            int sum = 0;
            if (factor != 0)
                foreach (byte item in matrix.Span.Slice(row * Sides.K, Sides.K))
                    sum += item;
            sums[row] = unchecked(sign * (factor * sum + constant));
        }
        return sums;
    }
}
