using ILGPU;
using ILGPU.Runtime.Cuda;

namespace StarMiner.Worker.Kernels.MatMul;

/// <summary>
/// A tile of 64 x 64 sums, 16 a thread, by <c>dp4a</c>: four products of bytes and their sum in one instruction. Sums are
/// written out one by one: an array of them would lie in memory.
/// </summary>
static class MatMulDot4Tile
{
    internal const int Side = 64;

    /// <summary>Rows and columns of a thread lie a quarter of the tile apart, so that neighbours read other banks.</summary>
    const int Apart = 16;

    /// <summary>One word more than a row has, for the same reason.</summary>
    const int Stride = MatMulOnTiles.TileWords + 1;

    internal static void Multiply(
        ArrayView<uint> a, ArrayView<uint> b, ArrayView<int> c, int m, int n, int words, int firstRow)
    {
        var left = SharedMemory.Allocate<uint>(Side * Stride);
        var right = SharedMemory.Allocate<uint>(Side * Stride);
        int thread = Group.IdxX, down = thread / Apart, across = thread % Apart;
        int tileRow = firstRow + Grid.IdxY * Side, tileColumn = Grid.IdxX * Side;
        uint s00 = 0, s01 = 0, s02 = 0, s03 = 0, s10 = 0, s11 = 0, s12 = 0, s13 = 0;
        uint s20 = 0, s21 = 0, s22 = 0, s23 = 0, s30 = 0, s31 = 0, s32 = 0, s33 = 0;
        for (int start = 0; start < words; start += MatMulOnTiles.TileWords)
        {
            for (int place = thread; place < Side * MatMulOnTiles.TileWords; place += MatMulOnTiles.Threads)
            {
                int line = place / MatMulOnTiles.TileWords, word = place % MatMulOnTiles.TileWords;
                left[line * Stride + word] = a[(long)(tileRow + line) * words + start + word];
                right[line * Stride + word] = b[(long)(tileColumn + line) * words + start + word];
            }
            Group.Barrier();
            for (int word = 0; word < MatMulOnTiles.TileWords; word++)
            {
                uint a0 = left[(down + 0) * Stride + word], b0 = right[(across + 0) * Stride + word];
                uint a1 = left[(down + 16) * Stride + word], b1 = right[(across + 16) * Stride + word];
                uint a2 = left[(down + 32) * Stride + word], b2 = right[(across + 32) * Stride + word];
                uint a3 = left[(down + 48) * Stride + word], b3 = right[(across + 48) * Stride + word];
                s00 = Dot4(a0, b0, s00); s01 = Dot4(a0, b1, s01);
                s02 = Dot4(a0, b2, s02); s03 = Dot4(a0, b3, s03);
                s10 = Dot4(a1, b0, s10); s11 = Dot4(a1, b1, s11);
                s12 = Dot4(a1, b2, s12); s13 = Dot4(a1, b3, s13);
                s20 = Dot4(a2, b0, s20); s21 = Dot4(a2, b1, s21);
                s22 = Dot4(a2, b2, s22); s23 = Dot4(a2, b3, s23);
                s30 = Dot4(a3, b0, s30); s31 = Dot4(a3, b1, s31);
                s32 = Dot4(a3, b2, s32); s33 = Dot4(a3, b3, s33);
            }
            Group.Barrier();
        }
        int row = tileRow + down, column = tileColumn + across;
        Store(c, m, n, row + 0, column, s00, s01, s02, s03);
        Store(c, m, n, row + 16, column, s10, s11, s12, s13);
        Store(c, m, n, row + 32, column, s20, s21, s22, s23);
        Store(c, m, n, row + 48, column, s30, s31, s32, s33);
    }

    /// <summary>sum + the four products of the bytes, unsigned, with wrap-around.</summary>
    internal static uint Dot4(uint a, uint b, uint sum)
    {
        if (CudaAsm.IsSupported)
        {
            CudaAsm.Emit("dp4a.u32.u32 %0, %1, %2, %3;", out uint more, a, b, sum);
            return more;
        }
        return sum + (a & 0xFF) * (b & 0xFF) + (a >> 8 & 0xFF) * (b >> 8 & 0xFF) + (a >> 16 & 0xFF) * (b >> 16 & 0xFF)
            + (a >> 24) * (b >> 24);
    }

    static void Store(
        ArrayView<int> c, int m, int n, int row, int column, uint first, uint second, uint third, uint fourth)
    {
        MatMulOnTiles.Store(c, m, n, row, column, (int)first);
        MatMulOnTiles.Store(c, m, n, row, column + Apart, (int)second);
        MatMulOnTiles.Store(c, m, n, row, column + 2 * Apart, (int)third);
        MatMulOnTiles.Store(c, m, n, row, column + 3 * Apart, (int)fourth);
    }
}
