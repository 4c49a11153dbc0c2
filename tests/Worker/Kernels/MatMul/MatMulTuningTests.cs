using System.Reflection;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.MatMul;

namespace StarMiner.Worker.Tests.Kernels.MatMul;

/// <summary>
/// The tuned products where no GPU is: on an ILGPU CPU device with warps of 32, where the tensor cores' instruction is
/// emulated lane by lane after the PTX ISA, and as PTX, in which the instruction itself must stand.
/// </summary>
public sealed class MatMulTuningTests : IDisposable
{
    readonly Context context = Context.Create(builder => builder
        .Optimize(OptimizationLevel.O1).CPU(new CPUDevice(32, 8, 1)));

    public void Dispose() => context.Dispose();

    [Theory]
    [InlineData("Dot4", 1, 1, 1)]
    [InlineData("Dot4", 65, 130, 67)]
    [InlineData("Tensor", 33, 67, 37)]
    public void Multiply_onWarpsOf32_isBitEqualToTheLaw(string tuning, int m, int n, int k)
    {
        byte[] a = new byte[m * k], b = new byte[n * k];
        new Random(m).NextBytes(a);
        new Random(n).NextBytes(b);
        a.AsSpan(0, a.Length / 2).Fill(byte.MaxValue);
        using var accelerator = context.GetCPUDevice(0).CreateAccelerator(context);

        int[] sums = Multiply(accelerator, tuning, new MatMulParameters(m, n, k), a, b);

        for (int cell = 0; cell < sums.Length; cell++)
        {
            int expected = 0;
            for (int at = 0; at < k; at++) expected += a[cell / n * k + at] * b[cell % n * k + at];
            sums[cell].Should().Be(expected, "cell {0}", cell);
        }
    }

    [Theory]
    [InlineData("MatMulDot4Tile", CudaTarget.Sm61, "dp4a.u32.u32", "bar.sync", "ld.shared")]
    [InlineData("MatMulTensorTile", CudaTarget.Sm80, "mma.sync.aligned.m16n8k32.row.col.s32.u8.u8.s32", "bar.sync", "ld.shared")]
    public void Tile_compiledForCuda_hasItsInstruction(
        string type, CudaTarget target, params string[] instructions)
    {
        var kernel = typeof(IKernel).Assembly.GetType($"StarMiner.Worker.Kernels.MatMul.{type}", throwOnError: true)!
            .GetMethod("Multiply", BindingFlags.Static | BindingFlags.NonPublic)!;
        var architecture = target == CudaTarget.Sm80 ? CudaArchitecture.SM_80 : CudaArchitecture.SM_61;
        using var backend = new PTXBackend(
            context, new CudaCapabilityContext(architecture), architecture, CudaInstructionSet.ISA_70, nvvmAPI: null);

        string ptx = ((PTXCompiledKernel)backend.Compile(
            EntryPointDescription.FromExplicitlyGroupedKernel(kernel), default)).PTXAssembly;

        ptx.Should().Contain(".entry").And.ContainAll(instructions);
        ptx.Should().NotContain("vprintf").And.NotContain("__assertfail");
    }

    public enum CudaTarget
    {
        Sm61,
        Sm80,
    }

    static int[] Multiply(Accelerator accelerator, string tuning, MatMulParameters sides, byte[] a, byte[] b)
    {
        var tunings = typeof(IKernel).Assembly.GetType("StarMiner.Worker.Kernels.MatMul.MatMulTuning", throwOnError: true)!;
        var tiles = typeof(IKernel).Assembly.GetType("StarMiner.Worker.Kernels.MatMul.MatMulOnTiles", throwOnError: true)!;
        var method = tiles.GetMethod("Multiply", BindingFlags.Static | BindingFlags.NonPublic)!;
        using var product = (MemoryBuffer1D<int, Stride1D.Dense>)method.Invoke(null,
        [
            Enum.Parse(tunings, tuning), sides, accelerator, (ReadOnlyMemory<byte>)a, (ReadOnlyMemory<byte>)b, null,
            CancellationToken.None,
        ])!;
        return product.GetAsArray1D();
    }
}
