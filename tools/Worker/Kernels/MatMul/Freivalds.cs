using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;

namespace StarMiner.Worker.Kernels.MatMul;

/// <summary>
/// Checks a product without computing it: with a secret random v, C v = A (B' v) in every row of a right product, and a
/// wrong row passes with probability 1 / (2^61 - 1). R. Freivalds, "Probabilistic machines can use less running time",
/// 1977. Sides squared instead of cubed.
/// </summary>
/// <remarks>
/// A cell is below 255 * 255 * 65,536, which is below 2^32: read unsigned, its 32 bits are the sum itself and not only the
/// sum modulo 2^32, so that arithmetic modulo another prime may judge it.
/// </remarks>
static unsafe class Freivalds
{
    const ulong Prime = (1UL << 61) - 1;

    // Factors are cut into limbs so that sums of products stay below 2^64 in each of 8 lanes.
    const int ByteLimbBits = 31;       // 8 + 31 bits a product, 65,536 of them
    const int CellLimbBits = 21;       // 32 + 21 bits a product, CellChunk / 8 of them a lane
    const int CellChunk = 8 * 2048;
    const int Lanes = 8;
    const int ColumnsPerTask = 512;

    /// <summary>The first row of the product that is wrong; null where all are right.</summary>
    internal static int? FindBadRow(
        MatMulParameters sides, ReadOnlyMemory<byte> a, ReadOnlyMemory<byte> b, ReadOnlyMemory<byte> c,
        CancellationToken cancel)
    {
        var options = new ParallelOptions { CancellationToken = cancel };
        ulong[] v = SecretVector(sides.N);
        ulong[] w = TimesTransposed(sides, b, v, options);
        ulong[][] wLimbs = Limbs(w, ByteLimbBits, 2);
        ulong[][] vLimbs = Limbs(v, CellLimbBits, 3);
        // Break lets every earlier row run to its end, so the lowest one is the first bad row.
        var result = Parallel.For(0, sides.M, options, (row, loop) =>
        {
            var bytes = a.Span.Slice((int)((long)row * sides.K), sides.K);
            var cells = MemoryMarshal.Cast<byte, uint>(c.Span).Slice((int)((long)row * sides.N), sides.N);
            if (RowOfA(bytes, wLimbs) != RowOfC(cells, vLimbs))
                loop.Break();
        });
        return (int?)result.LowestBreakIteration;
    }

    /// <summary>w[k] = sum over j of B[j,k] v[j].</summary>
    static ulong[] TimesTransposed(
        MatMulParameters sides, ReadOnlyMemory<byte> b, ulong[] v, ParallelOptions options)
    {
        ulong[] w = new ulong[sides.K];
        ulong[][] limbs = Limbs(v, ByteLimbBits, 2);
        int tasks = (sides.K + ColumnsPerTask - 1) / ColumnsPerTask;
        Parallel.For(0, tasks, options, task =>
        {
            int first = task * ColumnsPerTask;
            int columns = Math.Min(ColumnsPerTask, sides.K - first);
            ulong* low = stackalloc ulong[ColumnsPerTask];
            ulong* high = stackalloc ulong[ColumnsPerTask];
            new Span<ulong>(low, columns).Clear();
            new Span<ulong>(high, columns).Clear();
            fixed (byte* start = b.Span)
                for (int row = 0; row < sides.N; row++)
                    AddScaled(start + (long)row * sides.K + first, columns, limbs[0][row], limbs[1][row], low, high);
            for (int column = 0; column < columns; column++)
                w[first + column] = Reduce(((UInt128)high[column] << ByteLimbBits) + low[column]);
        });
        return w;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddScaled(byte* bytes, int count, ulong scaleLow, ulong scaleHigh, ulong* low, ulong* high)
    {
        var (bothLow, bothHigh) = (Vector512.Create(scaleLow), Vector512.Create(scaleHigh));
        int at = 0;
        for (; at + Lanes <= count; at += Lanes)
        {
            var eight = Widen(bytes + at);
            (Vector512.Load(low + at) + Product(eight, bothLow)).Store(low + at);
            (Vector512.Load(high + at) + Product(eight, bothHigh)).Store(high + at);
        }
        for (; at < count; at++)
        {
            low[at] += bytes[at] * scaleLow;
            high[at] += bytes[at] * scaleHigh;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static ulong RowOfA(ReadOnlySpan<byte> row, ulong[][] limbs)
    {
        Vector512<ulong> low = default, high = default;
        UInt128 tail = 0;
        fixed (byte* bytes = row)
        fixed (ulong* w0 = limbs[0], w1 = limbs[1])
        {
            int at = 0;
            for (; at + Lanes <= row.Length; at += Lanes)
            {
                var eight = Widen(bytes + at);
                low += Product(eight, Vector512.Load(w0 + at));
                high += Product(eight, Vector512.Load(w1 + at));
            }
            for (; at < row.Length; at++)
                tail += bytes[at] * (((UInt128)w1[at] << ByteLimbBits) + w0[at]);
        }
        return Reduce(tail + Sum(low) + (Sum(high) << ByteLimbBits));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static ulong RowOfC(ReadOnlySpan<uint> row, ulong[][] limbs)
    {
        UInt128 sum = 0;
        fixed (uint* cells = row)
        fixed (ulong* v0 = limbs[0], v1 = limbs[1], v2 = limbs[2])
        {
            int at = 0;
            while (at + Lanes <= row.Length)
            {
                Vector512<ulong> low = default, middle = default, high = default;
                for (int end = Math.Min(row.Length, at + CellChunk); at + Lanes <= end; at += Lanes)
                {
                    var (lower, upper) = Vector256.Widen(Vector256.Load(cells + at));
                    var eight = Vector512.Create(lower, upper);
                    low += Product(eight, Vector512.Load(v0 + at));
                    middle += Product(eight, Vector512.Load(v1 + at));
                    high += Product(eight, Vector512.Load(v2 + at));
                }
                sum += Sum(low) + (Sum(middle) << CellLimbBits) + (Reduced(Sum(high)) << 2 * CellLimbBits);
                sum = Reduced(sum);
            }
            for (; at < row.Length; at++)
                sum = Reduced(sum + Reduced((UInt128)cells[at] * v0[at]) + ((UInt128)cells[at] * v1[at] << CellLimbBits)
                    + ((UInt128)cells[at] * v2[at] << 2 * CellLimbBits));
        }
        return Reduce(sum);
    }

    /// <summary>Uniform below the prime: 61 random bits, drawn again in the one case that is not.</summary>
    static ulong[] SecretVector(int count)
    {
        ulong[] vector = new ulong[count];
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(vector.AsSpan()));
        for (int at = 0; at < count; at++)
            for (vector[at] &= Prime; vector[at] == Prime; vector[at] &= Prime)
                RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(vector.AsSpan(at, 1)));
        return vector;
    }

    static ulong[][] Limbs(ulong[] vector, int bits, int count) => [.. Enumerable.Range(0, count).Select(limb =>
        Array.ConvertAll(vector, value => limb + 1 < count
            ? value >> limb * bits & (1UL << bits) - 1
            : value >> limb * bits))];

    /// <summary>Lanes of both are below 2^32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<ulong> Product(Vector512<ulong> left, Vector512<ulong> right) =>
        Avx512F.IsSupported ? Avx512F.Multiply(left.AsUInt32(), right.AsUInt32()) : left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<ulong> Widen(byte* eight) => Avx512F.IsSupported
        ? Avx512F.ConvertToVector512UInt64(Vector128.CreateScalarUnsafe(*(ulong*)eight).AsByte())
        : Vector512.Create(eight[0], eight[1], eight[2], eight[3], eight[4], eight[5], eight[6], (ulong)eight[7]);

    static UInt128 Sum(Vector512<ulong> lanes)
    {
        UInt128 sum = 0;
        for (int lane = 0; lane < Lanes; lane++)
            sum += lanes[lane];
        return sum;
    }

    static UInt128 Reduced(UInt128 value) => Reduce(value);

    /// <summary>2^61 is 1 modulo the prime, so the upper bits are added to the lower.</summary>
    static ulong Reduce(UInt128 value)
    {
        UInt128 folded = (value & Prime) + (value >> 61);
        ulong rest = (ulong)((folded & Prime) + (folded >> 61));
        return rest >= Prime ? rest - Prime : rest;
    }
}
