using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;
using StarMiner.Kernels;
using StarMiner.Worker.Devices;

namespace StarMiner.Worker.Kernels.MatMul;

/// <summary>
/// The product on an ILGPU device: by a tuned kernel where the device has proven one, else the law itself, one thread a cell,
/// tiles of cells one after the other.
/// </summary>
static class MatMulOnIlgpu
{
    // A tile takes a tenth of a second or so: progress can be shown and a cancellation is heard [multiply-adds].
    const long CpuTile = 1L << 25, GpuTile = 1L << 35;
    const int MaxTileCells = 1 << 26;

    internal static void Execute(MatMulParameters sides, KernelRun run, IlgpuDevice device)
    {
        var accelerator = device.Accelerator;
        try
        {
            if (MatMulChoice.For(device) is var tuning and > MatMulTuning.Law)
            {
                MatMulOnTiles.Execute(tuning, sides, run, device);
                return;
            }
            var cells = accelerator.LoadAutoGroupedStreamKernel<
                Index1D, ArrayView<byte>, ArrayView<byte>, ArrayView<int>, long, int, int>(Cell);
            using var a = Upload(accelerator, run.Operands[0]);
            using var b = Upload(accelerator, run.Operands[1]);
            long total = (long)sides.M * sides.N;
            long budget = device.Info.Kind == DeviceKind.Cpu ? CpuTile : GpuTile;
            int tile = (int)Math.Min(total, Math.Clamp(budget / sides.K, 1, MaxTileCells));
            using var c = accelerator.Allocate1D<int>(tile);

            for (long done = 0; done < total; done += tile)
            {
                run.Cancel.ThrowIfCancellationRequested();
                int count = (int)Math.Min(tile, total - done);
                cells(count, a.View.BaseView, b.View.BaseView, c.View.BaseView, done, sides.N, sides.K);
                accelerator.Synchronize();
                var target = run.Output.Span.Slice((int)(done * sizeof(int)), count * sizeof(int));
                c.View.BaseView.SubView(0, count).CopyToCPU(MemoryMarshal.Cast<byte, int>(target));
                run.Progress?.Invoke(done + count, total);
            }
        }
        catch (Exception exception)
            when (exception is AcceleratorException or OutOfMemoryException or InternalCompilerException)
        {
            throw new DeviceException($"{device.Info.Id} failed: {exception.Message}", exception);
        }
    }

    static void Cell(
        Index1D offset, ArrayView<byte> a, ArrayView<byte> b, ArrayView<int> c, long first, int n, int k)
    {
        long cell = first + offset;
        var row = a.SubView(cell / n * k, k);
        var column = b.SubView(cell % n * k, k);
        c[offset] = MatMulCell.Dot(0, row, 0, column, 0, k);
    }

    static MemoryBuffer1D<byte, Stride1D.Dense> Upload(Accelerator accelerator, ReadOnlyMemory<byte> operand)
    {
        var buffer = accelerator.Allocate1D<byte>(operand.Length);
        buffer.View.BaseView.CopyFromCPU(operand.Span);
        return buffer;
    }
}
