using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StarMiner.Worker.Kernels.MatMul;

/// <summary>The innermost loop: a small rectangle of cells whose sums stay in registers.</summary>
/// <remarks>Optimised at once: a job of 50 ms is over before tiered compilation would get to it.</remarks>
unsafe interface ITile
{
    static abstract int Rows { get; }
    static abstract int Columns { get; }

    /// <param name="a">For each pair of terms one word a row.</param>
    /// <param name="b">For each pair of terms one word a column.</param>
    /// <param name="tile">Gets Rows x Columns sums.</param>
    static abstract void Multiply(uint* a, uint* b, int pairs, int* tile);
}

/// <summary>For processors without the vectors below.</summary>
readonly unsafe struct PlainTile : ITile
{
    public static int Rows => 4;
    public static int Columns => 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(uint* a, uint* b, int pairs, int* tile)
    {
        new Span<int>(tile, Rows * Columns).Clear();
        for (int pair = 0; pair < pairs; pair++, a += Rows, b += Columns)
            for (int row = 0; row < Rows; row++)
                for (int column = 0; column < Columns; column++)
                    tile[row * Columns + column] +=
                        (int)((a[row] & 0xFFFF) * (b[column] & 0xFFFF) + (a[row] >> 16) * (b[column] >> 16));
    }
}

/// <summary>6 x 2 vectors of 8 sums: 12 of 16 registers.</summary>
readonly unsafe struct Avx2Tile : ITile
{
    public static int Rows => 6;
    public static int Columns => 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(uint* a, uint* b, int pairs, int* tile)
    {
        Row r0 = default, r1 = default, r2 = default, r3 = default, r4 = default, r5 = default;
        for (int pair = 0; pair < pairs; pair++, a += 6, b += 16)
        {
            var b0 = Vector256.Load(b).AsInt16();
            var b1 = Vector256.Load(b + 8).AsInt16();
            r0 = r0.Add(a[0], b0, b1);
            r1 = r1.Add(a[1], b0, b1);
            r2 = r2.Add(a[2], b0, b1);
            r3 = r3.Add(a[3], b0, b1);
            r4 = r4.Add(a[4], b0, b1);
            r5 = r5.Add(a[5], b0, b1);
        }
        r0.Store(tile);
        r1.Store(tile + 16);
        r2.Store(tile + 32);
        r3.Store(tile + 48);
        r4.Store(tile + 64);
        r5.Store(tile + 80);
    }

    readonly struct Row(Vector256<int> c0, Vector256<int> c1)
    {
        readonly Vector256<int> c0 = c0, c1 = c1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Row Add(uint pair, Vector256<short> b0, Vector256<short> b1)
        {
            var both = Vector256.Create(pair).AsInt16();
            return new(c0 + Avx2.MultiplyAddAdjacent(both, b0), c1 + Avx2.MultiplyAddAdjacent(both, b1));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void Store(int* target)
        {
            c0.Store(target);
            c1.Store(target + 8);
        }
    }
}

/// <summary>6 x 4 vectors of 16 sums: 24 of 32 registers.</summary>
readonly unsafe struct Avx512Tile : ITile
{
    public static int Rows => 6;
    public static int Columns => 64;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(uint* a, uint* b, int pairs, int* tile)
    {
        Row r0 = default, r1 = default, r2 = default, r3 = default, r4 = default, r5 = default;
        for (int pair = 0; pair < pairs; pair++, a += 6, b += 64)
        {
            var b0 = Vector512.Load(b).AsInt16();
            var b1 = Vector512.Load(b + 16).AsInt16();
            var b2 = Vector512.Load(b + 32).AsInt16();
            var b3 = Vector512.Load(b + 48).AsInt16();
            r0 = r0.Add(a[0], b0, b1, b2, b3);
            r1 = r1.Add(a[1], b0, b1, b2, b3);
            r2 = r2.Add(a[2], b0, b1, b2, b3);
            r3 = r3.Add(a[3], b0, b1, b2, b3);
            r4 = r4.Add(a[4], b0, b1, b2, b3);
            r5 = r5.Add(a[5], b0, b1, b2, b3);
        }
        r0.Store(tile);
        r1.Store(tile + 64);
        r2.Store(tile + 128);
        r3.Store(tile + 192);
        r4.Store(tile + 256);
        r5.Store(tile + 320);
    }

    readonly struct Row(Vector512<int> c0, Vector512<int> c1, Vector512<int> c2, Vector512<int> c3)
    {
        readonly Vector512<int> c0 = c0, c1 = c1, c2 = c2, c3 = c3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Row Add(uint pair, Vector512<short> b0, Vector512<short> b1, Vector512<short> b2, Vector512<short> b3)
        {
            var both = Vector512.Create(pair).AsInt16();
            return new(
                c0 + Avx512BW.MultiplyAddAdjacent(both, b0), c1 + Avx512BW.MultiplyAddAdjacent(both, b1),
                c2 + Avx512BW.MultiplyAddAdjacent(both, b2), c3 + Avx512BW.MultiplyAddAdjacent(both, b3));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void Store(int* target)
        {
            c0.Store(target);
            c1.Store(target + 16);
            c2.Store(target + 32);
            c3.Store(target + 48);
        }
    }
}
