using System.Numerics;
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
/// A cell is below 255 * 255 * 65,536, which is below 2^32: read unsigned, its 32 bits are the sum itself and not only
/// the sum modulo 2^32, so that arithmetic modulo another prime may judge it.
/// </remarks>
static unsafe class Freivalds
{
    const ulong Prime = (1UL << 61) - 1;

    // Factors are cut into limbs so that sums of products stay below 2^64 in each of 8 lanes.
    const int LimbBits = 31;
    const int Lanes = 8;

    const int Rows = 4; // taken together, so that a vector is loaded once for all of them
    const int ColumnsPerTask = 512;

    /// <summary>The first row of the product that is wrong; null where all are right.</summary>
    internal static int? FindBadRow(
        MatMulParameters sides, ReadOnlyMemory<byte> a, ReadOnlyMemory<byte> b, ReadOnlyMemory<byte> c,
        CancellationToken cancel)
    {
        var options = new ParallelOptions { CancellationToken = cancel };
        var v = new Limbs(SecretVector(sides.N));
        var w = new Limbs(TimesTransposed(sides, b, v, options));
        // Break lets every earlier group run to its end, so the lowest one has the first bad row.
        var result = Parallel.For(0, (sides.M + Rows - 1) / Rows, options, (group, loop) =>
        {
            if (FirstBad(sides, a, c, group * Rows, v, w) is not null)
                loop.Break();
        });
        return result.LowestBreakIteration is { } lowest
            ? FirstBad(sides, a, c, (int)lowest * Rows, v, w)
            : null;
    }

    static int? FirstBad(
        MatMulParameters sides, ReadOnlyMemory<byte> a, ReadOnlyMemory<byte> c, int row, Limbs v, Limbs w)
    {
        int rows = Math.Min(Rows, sides.M - row);
        Span<ulong> lawful = stackalloc ulong[Rows], stated = stackalloc ulong[Rows];
        fixed (byte* bytes = a.Span, cells = c.Span)
        {
            SumRowsOfA(bytes + (long)row * sides.K, rows, sides.K, w, lawful);
            SumRowsOfC((uint*)cells + (long)row * sides.N, rows, sides, v, stated);
        }
        int same = lawful[..rows].CommonPrefixLength(stated);
        return same == rows ? null : row + same;
    }

    /// <summary>w[k] = sum over j of B[j,k] v[j].</summary>
    static ulong[] TimesTransposed(MatMulParameters sides, ReadOnlyMemory<byte> b, Limbs v, ParallelOptions options)
    {
        ulong[] w = new ulong[sides.K];
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
                for (int row = 0; row < sides.N; row += Rows)
                    AddRowsOfB(start + (long)row * sides.K + first, sides, row, columns, v, low, high);
            for (int column = 0; column < columns; column++)
                w[first + column] = Reduce(((UInt128)high[column] << LimbBits) + low[column]);
        });
        return w;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddRowsOfB(
        byte* bytes, MatMulParameters sides, int row, int columns, Limbs v, ulong* low, ulong* high)
    {
        // Rows past the end count nothing: their factor is 0, and the last row stands in for their bytes.
        int last = sides.N - 1 - row;
        byte* b0 = bytes, b1 = bytes + (long)Math.Min(1, last) * sides.K;
        byte* b2 = bytes + (long)Math.Min(2, last) * sides.K, b3 = bytes + (long)Math.Min(3, last) * sides.K;
        var (l0, h0) = v.Both(row);
        var (l1, h1) = v.Both(row + 1);
        var (l2, h2) = v.Both(row + 2);
        var (l3, h3) = v.Both(row + 3);
        int at = 0;
        for (; at + Lanes <= columns; at += Lanes)
        {
            Vector512<ulong> w0 = Widen(b0 + at), w1 = Widen(b1 + at), w2 = Widen(b2 + at), w3 = Widen(b3 + at);
            (Vector512.Load(low + at) + Product(w0, l0) + Product(w1, l1) + Product(w2, l2) + Product(w3, l3))
                .Store(low + at);
            (Vector512.Load(high + at) + Product(w0, h0) + Product(w1, h1) + Product(w2, h2) + Product(w3, h3))
                .Store(high + at);
        }
        for (; at < columns; at++)
        {
            low[at] += b0[at] * l0[0] + b1[at] * l1[0] + b2[at] * l2[0] + b3[at] * l3[0];
            high[at] += b0[at] * h0[0] + b1[at] * h1[0] + b2[at] * h2[0] + b3[at] * h3[0];
        }
    }

    /// <summary>sum over k of A[i,k] w[k] for each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void SumRowsOfA(byte* a0, int rows, int k, Limbs w, Span<ulong> sums)
    {
        byte* a1 = a0 + (long)Math.Min(1, rows - 1) * k, a2 = a0 + (long)Math.Min(2, rows - 1) * k;
        byte* a3 = a0 + (long)Math.Min(3, rows - 1) * k;
        Vector512<ulong> l0 = default, l1 = default, l2 = default, l3 = default;
        Vector512<ulong> h0 = default, h1 = default, h2 = default, h3 = default;
        fixed (ulong* low = w.Low, high = w.High)
        {
            int at = 0;
            for (; at + Lanes <= k; at += Lanes)
            {
                Vector512<ulong> wl = Vector512.Load(low + at), wh = Vector512.Load(high + at);
                Vector512<ulong> w0 = Widen(a0 + at), w1 = Widen(a1 + at), w2 = Widen(a2 + at), w3 = Widen(a3 + at);
                l0 += Product(w0, wl);
                l1 += Product(w1, wl);
                l2 += Product(w2, wl);
                l3 += Product(w3, wl);
                h0 += Product(w0, wh);
                h1 += Product(w1, wh);
                h2 += Product(w2, wh);
                h3 += Product(w3, wh);
            }
            sums[0] = Reduce(Sum(l0, h0) + Tail(a0, at, k, w));
            sums[1] = Reduce(Sum(l1, h1) + Tail(a1, at, k, w));
            sums[2] = Reduce(Sum(l2, h2) + Tail(a2, at, k, w));
            sums[3] = Reduce(Sum(l3, h3) + Tail(a3, at, k, w));
        }
    }

    /// <summary>sum over j of C[i,j] v[j] for each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void SumRowsOfC(uint* c0, int rows, MatMulParameters sides, Limbs v, Span<ulong> sums)
    {
        // Lawful cells have so many bits, which leaves room for so many products; a row with a larger one is wrong.
        int cellBits = 64 - BitOperations.LeadingZeroCount(255UL * 255UL * (ulong)sides.K);
        int vectorsPerFold = 1 << 64 - LimbBits - cellBits;
        uint* c1 = c0 + (long)Math.Min(1, rows - 1) * sides.N, c2 = c0 + (long)Math.Min(2, rows - 1) * sides.N;
        uint* c3 = c0 + (long)Math.Min(3, rows - 1) * sides.N;
        Vector512<ulong> s0 = default, s1 = default, s2 = default, s3 = default; // folded sums of low products
        Vector512<ulong> t0 = default, t1 = default, t2 = default, t3 = default; // and of high ones
        int at = 0;
        fixed (ulong* low = v.Low, high = v.High)
            while (at + Lanes <= sides.N)
            {
                Vector512<ulong> l0 = default, l1 = default, l2 = default, l3 = default;
                Vector512<ulong> h0 = default, h1 = default, h2 = default, h3 = default;
                for (int vector = 0; vector < vectorsPerFold && at + Lanes <= sides.N; vector++, at += Lanes)
                {
                    Vector512<ulong> vl = Vector512.Load(low + at), vh = Vector512.Load(high + at);
                    Vector512<ulong> w0 = Widen(c0 + at), w1 = Widen(c1 + at), w2 = Widen(c2 + at), w3 = Widen(c3 + at);
                    l0 += Product(w0, vl);
                    l1 += Product(w1, vl);
                    l2 += Product(w2, vl);
                    l3 += Product(w3, vl);
                    h0 += Product(w0, vh);
                    h1 += Product(w1, vh);
                    h2 += Product(w2, vh);
                    h3 += Product(w3, vh);
                }
                (s0, s1, s2, s3) = (Fold(s0, l0), Fold(s1, l1), Fold(s2, l2), Fold(s3, l3));
                (t0, t1, t2, t3) = (Fold(t0, h0), Fold(t1, h1), Fold(t2, h2), Fold(t3, h3));
            }
        sums[0] = Verdict(c0, s0, t0, at, sides.N, cellBits, v);
        sums[1] = Verdict(c1, s1, t1, at, sides.N, cellBits, v);
        sums[2] = Verdict(c2, s2, t2, at, sides.N, cellBits, v);
        sums[3] = Verdict(c3, s3, t3, at, sides.N, cellBits, v);
    }

    /// <summary>The row's sum, or what no sum is where a cell is larger than any lawful one.</summary>
    static ulong Verdict(
        uint* row, Vector512<ulong> low, Vector512<ulong> high, int tail, int n, int cellBits, Limbs v)
    {
        if (cellBits < 32 && new ReadOnlySpan<uint>(row, n).ContainsAnyExceptInRange(0u, (1u << cellBits) - 1))
            return ulong.MaxValue;
        UInt128 sum = Reduced(Sum(low, high));
        for (; tail < n; tail++)
            sum = Reduced(
                sum + Reduced((UInt128)row[tail] * v.High[tail] << LimbBits) + (UInt128)row[tail] * v.Low[tail]);
        return (ulong)sum;
    }

    static UInt128 Tail(byte* row, int at, int k, Limbs w)
    {
        UInt128 sum = 0;
        for (; at < k; at++)
            sum += row[at] * (((UInt128)w.High[at] << LimbBits) + w.Low[at]);
        return sum;
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

    /// <summary>Lanes of both are below 2^32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<ulong> Product(Vector512<ulong> left, Vector512<ulong> right) =>
        Avx512F.IsSupported ? Avx512F.Multiply(left.AsUInt32(), right.AsUInt32()) : left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<ulong> Widen(byte* eight) => Avx512F.IsSupported
        ? Avx512F.ConvertToVector512UInt64(Vector128.CreateScalarUnsafe(*(ulong*)eight).AsByte())
        : Vector512.Create(eight[0], eight[1], eight[2], eight[3], eight[4], eight[5], eight[6], (ulong)eight[7]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<ulong> Widen(uint* eight)
    {
        var (lower, upper) = Vector256.Widen(Vector256.Load(eight));
        return Avx512F.IsSupported
            ? Avx512F.ConvertToVector512UInt64(Vector256.Load(eight))
            : Vector512.Create(lower, upper);
    }

    /// <summary>Adds modulo the prime, not fully reduced: below 2^62 what was below 2^62.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<ulong> Fold(Vector512<ulong> folded, Vector512<ulong> more)
    {
        var prime = Vector512.Create(Prime);
        var sum = folded + (more & prime) + (more >>> 61);
        return (sum & prime) + (sum >>> 61);
    }

    static UInt128 Sum(Vector512<ulong> low, Vector512<ulong> high)
    {
        UInt128 sum = 0;
        for (int lane = 0; lane < Lanes; lane++)
            sum += low[lane] + ((UInt128)high[lane] << LimbBits);
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

    /// <summary>A vector modulo the prime, each number in two limbs; zeros behind its end.</summary>
    sealed class Limbs
    {
        internal Limbs(ulong[] vector)
        {
            Low = new ulong[vector.Length + Rows];
            High = new ulong[vector.Length + Rows];
            for (int at = 0; at < vector.Length; at++)
                (Low[at], High[at]) = (vector[at] & (1UL << LimbBits) - 1, vector[at] >> LimbBits);
        }

        internal ulong[] Low { get; }
        internal ulong[] High { get; }

        internal (Vector512<ulong> Low, Vector512<ulong> High) Both(int at) =>
            (Vector512.Create(Low[at]), Vector512.Create(High[at]));
    }
}
