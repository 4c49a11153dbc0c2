using System.Diagnostics;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels.MatMul;

namespace StarMiner.Bench;

/// <summary>
/// MatMul 4096^3 on a CUDA device, each kernel beside cuBLAS int8 in the same run, the operands on the device: medians, and
/// the ratio to cuBLAS. <c>GPU.md</c> says what is to be expected and why.
/// </summary>
static class GpuBench
{
    public const string Argument = "gpu";

    const int Rounds = 9;
    const int Side = 4096;

    public static int Run()
    {
        if (DeviceCatalog.List().FirstOrDefault(info => info.Kind == DeviceKind.Cuda) is not { } info)
        {
            Console.WriteLine("no CUDA device is here: nothing to measure; GPU.md says what is checked without one");
            return 0;
        }
        using var device = (IlgpuDevice)DeviceCatalog.Open(info.Id);
        var accelerator = (CudaAccelerator)device.Accelerator;
        Console.WriteLine(
            $"{info.Name}, compute capability {accelerator.Architecture}, a job runs by {MatMulChoice.For(device)}");
        var sides = new MatMulParameters(Side, Side, Side);
        byte[] operand = new byte[Side * Side];
        new Random(1).NextBytes(operand);
        using var a = MatMulOnTiles.Upload(accelerator, operand, Side, MatMulOnTiles.RowStep, Side);
        using var b = MatMulOnTiles.Upload(accelerator, operand, Side, MatMulOnTiles.ColumnStep, Side);
        using var c = accelerator.Allocate1D<int>((long)Side * Side);
        var views = (a.View.BaseView, b.View.BaseView, c.View.BaseView);
        var works = new List<(string Name, Action Work)>();
        using var cuBlas = CuBlasInt8.TryLoad(accelerator);
        if (cuBlas is null) Console.WriteLine("cuBLAS is not here: the kernels alone");
        else works.Add(("cuBLAS int8 (signed)", () => cuBlas.Multiply(a, b, c, Side)));
        for (var tuning = MatMulTuning.Dot4; tuning <= MatMulChoice.For(device); tuning++)
        {
            var one = tuning;
            works.Add(($"{tuning}", () => MatMulOnTiles.Launch(one, sides, accelerator, views)));
        }
        Table(accelerator, works);
        return 0;
    }

    static void Table(Accelerator accelerator, List<(string Name, Action Work)> works)
    {
        var taken = works.ToDictionary(work => work.Name, _ => new List<double>());
        for (int round = -1; round < Rounds; round++) // the first is for the compiler
        {
            foreach (var (name, work) in works)
            {
                long start = Stopwatch.GetTimestamp();
                work();
                accelerator.Synchronize();
                if (round >= 0) taken[name].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }
        double first = taken[works[0].Name].Median();
        foreach (var (name, _) in works)
        {
            double seconds = taken[name].Median();
            Console.WriteLine(
                $"{name,-22} {seconds * 1e3,9:0.000} ms {2.0 * Side * Side * Side / seconds / 1e12,8:0.0} Top/s "
                + $"{first / seconds,6:0.00} of the first");
        }
    }
}
