using ILGPU;
using ILGPU.Runtime.Cuda;

namespace StarMiner.Worker.Kernels.MatMul;

/// <summary>
/// A tile of 64 x 128 sums by int8 tensor cores: eight warps, two rows of four, each 32 x 32 sums by
/// <c>mma.m16n8k32.u8.u8.s32</c>. Which lane holds which bytes is the PTX ISA's (9.7.14.5, matrix fragments for m16n8k32):
/// with lane = 4 x group + place, a lane has of A rows group and group + 8, words place and place + 4; of B column group,
/// the same words; of C columns 2 x place and the next. Sums wrap around, for nothing asks them to saturate.
/// </summary>
static class MatMulTensorTile
{
    internal const int Rows = 64, Columns = 128;

    /// <summary>So many words a row that the 32 lanes of a warp read 32 banks.</summary>
    const int Stride = MatMulOnTiles.TileWords + 4;

    /// <summary>What one instruction takes of K [words].</summary>
    const int Depth = 8;

    const string Instruction = "mma.sync.aligned.m16n8k32.row.col.s32.u8.u8.s32 "
        + "{%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};";

    /// <summary>A lane's sums: two of a row, two of the row eight below.</summary>
    internal struct Quad
    {
        public int First, Second, Third, Fourth;
    }

    internal static void Multiply(
        ArrayView<uint> a, ArrayView<uint> b, ArrayView<int> c, int m, int n, int words, int firstRow)
    {
        var left = SharedMemory.Allocate<uint>(Rows * Stride);
        var right = SharedMemory.Allocate<uint>(Columns * Stride);
        int thread = Group.IdxX, warp = thread / 32, group = thread % 32 / 4, place = thread % 4;
        int warpRow = warp / 4 * 32, warpColumn = warp % 4 * 32;
        int tileRow = firstRow + Grid.IdxY * Rows, tileColumn = Grid.IdxX * Columns;
        Quad q00 = default, q10 = default;
        Quad q01 = default, q11 = default;
        Quad q02 = default, q12 = default;
        Quad q03 = default, q13 = default;
        for (int start = 0; start < words; start += MatMulOnTiles.TileWords)
        {
            for (int at = thread; at < Columns * MatMulOnTiles.TileWords; at += MatMulOnTiles.Threads)
            {
                int line = at / MatMulOnTiles.TileWords, word = at % MatMulOnTiles.TileWords;
                right[line * Stride + word] = b[(long)(tileColumn + line) * words + start + word];
                if (line < Rows) left[line * Stride + word] = a[(long)(tileRow + line) * words + start + word];
            }
            Group.Barrier();
            for (int word = 0; word < MatMulOnTiles.TileWords; word += Depth)
            {
                int leftAt = (warpRow + group) * Stride + word + place, rightAt = (warpColumn + group) * Stride + word + place;
                uint a0 = left[leftAt], a1 = left[leftAt + 8 * Stride];
                uint a2 = left[leftAt + 4], a3 = left[leftAt + 8 * Stride + 4];
                uint a4 = left[leftAt + 16 * Stride], a5 = left[leftAt + 24 * Stride];
                uint a6 = left[leftAt + 16 * Stride + 4], a7 = left[leftAt + 24 * Stride + 4];
                uint b0 = right[rightAt + 0 * 8 * Stride], c0 = right[rightAt + 0 * 8 * Stride + 4];
                q00 = Mma(q00, a0, a1, a2, a3, b0, c0);
                q10 = Mma(q10, a4, a5, a6, a7, b0, c0);
                uint b1 = right[rightAt + 1 * 8 * Stride], c1 = right[rightAt + 1 * 8 * Stride + 4];
                q01 = Mma(q01, a0, a1, a2, a3, b1, c1);
                q11 = Mma(q11, a4, a5, a6, a7, b1, c1);
                uint b2 = right[rightAt + 2 * 8 * Stride], c2 = right[rightAt + 2 * 8 * Stride + 4];
                q02 = Mma(q02, a0, a1, a2, a3, b2, c2);
                q12 = Mma(q12, a4, a5, a6, a7, b2, c2);
                uint b3 = right[rightAt + 3 * 8 * Stride], c3 = right[rightAt + 3 * 8 * Stride + 4];
                q03 = Mma(q03, a0, a1, a2, a3, b3, c3);
                q13 = Mma(q13, a4, a5, a6, a7, b3, c3);
            }
            Group.Barrier();
        }
        int row = tileRow + warpRow + group, column = tileColumn + warpColumn + 2 * place;
        Store(c, m, n, row, column + 0, q00);
        Store(c, m, n, row + 16, column + 0, q10);
        Store(c, m, n, row, column + 8, q01);
        Store(c, m, n, row + 16, column + 8, q11);
        Store(c, m, n, row, column + 16, q02);
        Store(c, m, n, row + 16, column + 16, q12);
        Store(c, m, n, row, column + 24, q03);
        Store(c, m, n, row + 16, column + 24, q13);
    }

    static Quad Mma(Quad sum, uint a0, uint a1, uint a2, uint a3, uint b0, uint b1)
    {
        if (!CudaAsm.IsSupported) return Emulated(sum, a0, a1, a2, a3, b0, b1);
        Ref<int> first = sum.First, second = sum.Second, third = sum.Third, fourth = sum.Fourth;
        Input<uint> w0 = a0, w1 = a1, w2 = a2, w3 = a3, w4 = b0, w5 = b1;
        CudaAsm.EmitRef(
            Instruction, ref first, ref second, ref third, ref fourth, ref w0, ref w1, ref w2, ref w3, ref w4, ref w5);
        return new Quad { First = first.Value, Second = second.Value, Third = third.Value, Fourth = fourth.Value };
    }

    /// <summary>
    /// The instruction as the ISA describes it, by shuffles: what a device without it is tested with.
    /// </summary>
    static Quad Emulated(Quad sum, uint a0, uint a1, uint a2, uint a3, uint b0, uint b1)
    {
        int group = Warp.LaneIdx / 4, place = Warp.LaneIdx % 4;
        for (int lane = 0; lane < 4; lane++)
        {
            int ofRow = 4 * group + lane, ofColumn = 8 * place + lane, ofNext = ofColumn + 4;
            uint top0 = Warp.Shuffle(a0, ofRow), low0 = Warp.Shuffle(a1, ofRow);
            uint top1 = Warp.Shuffle(a2, ofRow), low1 = Warp.Shuffle(a3, ofRow);
            uint column0 = Warp.Shuffle(b0, ofColumn), column1 = Warp.Shuffle(b1, ofColumn);
            uint next0 = Warp.Shuffle(b0, ofNext), next1 = Warp.Shuffle(b1, ofNext);
            sum.First = Dot8(top0, top1, column0, column1, sum.First);
            sum.Second = Dot8(top0, top1, next0, next1, sum.Second);
            sum.Third = Dot8(low0, low1, column0, column1, sum.Third);
            sum.Fourth = Dot8(low0, low1, next0, next1, sum.Fourth);
        }
        return sum;
    }

    static int Dot8(uint a, uint b, uint c, uint d, int sum) =>
        (int)MatMulDot4Tile.Dot4(b, d, MatMulDot4Tile.Dot4(a, c, (uint)sum));

    static void Store(ArrayView<int> c, int m, int n, int row, int column, Quad sums)
    {
        MatMulOnTiles.Store(c, m, n, row, column, sums.First);
        MatMulOnTiles.Store(c, m, n, row, column + 1, sums.Second);
        MatMulOnTiles.Store(c, m, n, row + 8, column, sums.Third);
        MatMulOnTiles.Store(c, m, n, row + 8, column + 1, sums.Fourth);
    }
}
