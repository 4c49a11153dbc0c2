using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using StarMiner.Kernels;
using StarMiner.Worker.Devices;

namespace StarMiner.Worker.Kernels.Rendering;

/// <summary>The law for every pixel: one thread a pixel on a device, rows of pixels in parallel on the host.</summary>
static class RenderingExecution
{
    // A tile takes a tenth of a second or so: progress can be shown and a cancellation is heard [pixels].
    const int CpuTile = 1 << 12, GpuTile = 1 << 22;

    internal static void Execute(RenderingParameters picture, KernelRun run)
    {
        switch (run.Device)
        {
            case HostDevice:
                OnHost(picture, run);
                break;
            case IlgpuDevice device:
                OnIlgpu(picture, run, device);
                break;
            default:
                throw new DeviceException($"Rendering cannot run on {run.Device.Info.Id}");
        }
    }

    static void OnHost(RenderingParameters picture, KernelRun run)
    {
        var (width, height, spheres) = picture;
        // The same compiled law as on the device, over memory of this process.
        using var context = Context.Create(builder => builder.DefaultCPU());
        using var memory = CPUMemoryBuffer.Create(
            context.GetImplicitCPUAccelerator(), run.Operands[0].Length, sizeof(byte));
        var scene = memory.AsArrayView<byte>(0, run.Operands[0].Length);
        scene.CopyFromCPU(run.Operands[0].Span);
        long done = 0;
        Parallel.For(0, height, new ParallelOptions { CancellationToken = run.Cancel }, y =>
        {
            var row = MemoryMarshal.Cast<byte, int>(run.Output.Span).Slice(y * width, width);
            for (int x = 0; x < width; x++)
                row[x] = RenderingCell.Pixel(scene, spheres, width, height, x, y);
            run.Progress?.Invoke(Interlocked.Add(ref done, width), (long)width * height);
        });
    }

    static void OnIlgpu(RenderingParameters picture, KernelRun run, IlgpuDevice device)
    {
        var accelerator = device.Accelerator;
        try
        {
            var pixels = accelerator.LoadAutoGroupedStreamKernel<
                Index1D, ArrayView<byte>, ArrayView<int>, int, int, int, int>(Pixel);
            using var scene = accelerator.Allocate1D<byte>(run.Operands[0].Length);
            scene.View.BaseView.CopyFromCPU(run.Operands[0].Span);
            int total = picture.Width * picture.Height;
            int tile = Math.Min(total, device.Info.Kind == DeviceKind.Cpu ? CpuTile : GpuTile);
            using var colours = accelerator.Allocate1D<int>(tile);
            for (int done = 0; done < total; done += tile)
            {
                run.Cancel.ThrowIfCancellationRequested();
                int count = Math.Min(tile, total - done);
                pixels(
                    count, scene.View.BaseView, colours.View.BaseView, done,
                    picture.Spheres, picture.Width, picture.Height);
                accelerator.Synchronize();
                var target = run.Output.Span.Slice(done * sizeof(int), count * sizeof(int));
                colours.View.BaseView.SubView(0, count).CopyToCPU(MemoryMarshal.Cast<byte, int>(target));
                run.Progress?.Invoke(done + count, total);
            }
        }
        catch (Exception exception)
            when (exception is AcceleratorException or OutOfMemoryException or InternalCompilerException)
        {
            throw new DeviceException($"{device.Info.Id} failed: {exception.Message}", exception);
        }
    }

    static void Pixel(
        Index1D offset, ArrayView<byte> scene, ArrayView<int> colours, int first, int spheres, int width, int height)
    {
        int pixel = first + offset;
        colours[offset] = RenderingCell.Pixel(scene, spheres, width, height, pixel % width, pixel / width);
    }
}
