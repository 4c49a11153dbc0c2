using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;
using StarMiner.Worker.Devices;

namespace StarMiner.Worker.Kernels.MatMul;

/// <summary>
/// The product by one of the tiled kernels. Operands lie on the device with rows of whole tiles, zeros behind the last term
/// and the last row: they add nothing, and the kernels need no bounds but where they store.
/// </summary>
static class MatMulOnTiles
{
    /// <summary>Terms that are in shared memory at a time, four to a word.</summary>
    internal const int TileWords = 16;

    internal const int Threads = 256;

    /// <summary>Both kernels' tiles fit into a multiple of so many rows and columns.</summary>
    internal const int RowStep = 64, ColumnStep = 128;

    // A launch takes a tenth of a second or so: progress can be shown and a cancellation is heard [multiply-adds].
    const long LaunchMultiplyAdds = 1L << 38;

    internal static void Execute(MatMulTuning tuning, MatMulParameters sides, KernelRun run, IlgpuDevice device)
    {
        using var c = Multiply(
            tuning, sides, device.Accelerator, run.Operands[0], run.Operands[1], run.Progress, run.Cancel);
        c.View.BaseView.CopyToCPU(MemoryMarshal.Cast<byte, int>(run.Output.Span));
        IlgpuRun.MakeTree(run, device, c.View.BaseView.Cast<byte>());
    }

    /// <returns>On the device.</returns>
    internal static MemoryBuffer1D<int, Stride1D.Dense> Multiply(
        MatMulTuning tuning, MatMulParameters sides, Accelerator accelerator, ReadOnlyMemory<byte> left,
        ReadOnlyMemory<byte> right, Action<long, long>? progress = null, CancellationToken cancel = default)
    {
        var (m, n, k) = sides;
        using var a = Upload(accelerator, left, m, RowStep, k);
        using var b = Upload(accelerator, right, n, ColumnStep, k);
        var c = accelerator.Allocate1D<int>((long)m * n);
        try
        {
            Launch(tuning, sides, accelerator, (a.View.BaseView, b.View.BaseView, c.View.BaseView), progress, cancel);
            return c;
        }
        catch
        {
            c.Dispose();
            throw;
        }
    }

    /// <summary>The product of what lies on the device, a band of rows after the other.</summary>
    internal static void Launch(
        MatMulTuning tuning, MatMulParameters sides, Accelerator accelerator,
        (ArrayView<uint> A, ArrayView<uint> B, ArrayView<int> C) views, Action<long, long>? progress = null,
        CancellationToken cancel = default)
    {
        var (m, n, k) = sides;
        int columns = tuning == MatMulTuning.Tensor ? MatMulTensorTile.Columns : MatMulDot4Tile.Side;
        var kernel = accelerator.LoadStreamKernel<
            ArrayView<uint>, ArrayView<uint>, ArrayView<int>, int, int, int, int>(
            tuning == MatMulTuning.Tensor ? MatMulTensorTile.Multiply : MatMulDot4Tile.Multiply);
        int band = (int)Math.Clamp(LaunchMultiplyAdds / ((long)n * k) / RowStep, 1, 1 << 20) * RowStep;
        for (int row = 0; row < m; row += band)
        {
            cancel.ThrowIfCancellationRequested();
            int rows = Math.Min(band, m - row);
            var grid = new Index3D(RoundUp(n, ColumnStep) / columns, RoundUp(rows, RowStep) / RowStep, 1);
            kernel(
                new KernelConfig(grid, new Index3D(Threads, 1, 1)), views.A, views.B, views.C, m, n, Words(k), row);
            accelerator.Synchronize();
            progress?.Invoke((long)(row + rows) * n, (long)m * n);
        }
    }

    /// <summary>On the device: a sum where the matrix has a place for it.</summary>
    internal static void Store(ArrayView<int> c, int m, int n, int row, int column, int value)
    {
        if (row < m && column < n) c[(long)row * n + column] = value;
    }

    internal static MemoryBuffer1D<uint, Stride1D.Dense> Upload(
        Accelerator accelerator, ReadOnlyMemory<byte> operand, int rows, int rowStep, int rowBytes)
    {
        int tileRows = RoundUp(rows, rowStep), rowWords = Words(rowBytes);
        var buffer = accelerator.Allocate1D<uint>((long)tileRows * rowWords);
        if (rows == tileRows && rowBytes == rowWords * sizeof(uint))
        {
            buffer.View.BaseView.Cast<byte>().CopyFromCPU(operand.Span);
            return buffer;
        }
        buffer.MemSetToZero();
        var there = buffer.View.BaseView.Cast<byte>();
        byte[] padded = new byte[(long)rows * rowWords * sizeof(uint)];
        for (int row = 0; row < rows; row++)
            operand.Span.Slice(row * rowBytes, rowBytes).CopyTo(padded.AsSpan(row * rowWords * sizeof(uint)));
        there.SubView(0, padded.Length).CopyFromCPU(padded.AsSpan());
        return buffer;
    }

    /// <summary>A row's words: whole tiles.</summary>
    static int Words(int rowBytes) => RoundUp(rowBytes, TileWords * sizeof(uint)) / sizeof(uint);

    static int RoundUp(int value, int step) => (value + step - 1) / step * step;
}
