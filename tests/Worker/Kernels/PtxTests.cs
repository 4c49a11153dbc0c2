using System.Reflection;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime.Cuda;
using StarMiner.Worker.Kernels;

namespace StarMiner.Worker.Tests.Kernels;

/// <summary>
/// The laws as CUDA devices get them: PTX can be made without a device. It shows that a law stays within what a GPU can
/// run; that it runs right is shown by the executors' tests on machines that have one.
/// </summary>
public sealed class PtxTests : IDisposable
{
    readonly Context context = Context.Create(builder => builder.Optimize(OptimizationLevel.O1));

    public void Dispose() => context.Dispose();

    [Theory]
    [InlineData("MatMul.MatMulOnIlgpu", "Cell", "cvt.s32.u8", "mul.lo.s32")]
    [InlineData("Rendering.RenderingExecution", "Pixel", "ld.b8", "mul.lo.s64")]
    [InlineData("Training.TrainingOnIlgpu", "Activation", "ld.b8", "shr.s32")]
    [InlineData("Training.TrainingOnIlgpu", "OutputDelta", "ld.b8", "shr.s32")]
    [InlineData("Training.TrainingOnIlgpu", "HiddenDelta", "ld.b8", "shr.s32")]
    [InlineData("Training.TrainingOnIlgpu", "OutputWeight", "shr.s32", "shr.u32")]
    [InlineData("Training.TrainingOnIlgpu", "HiddenWeight", "shr.s32", "shr.u32")]
    [InlineData("Inference.InferenceOnIlgpu", "Hidden", "ld.b8", "shr.s64")]
    [InlineData("Inference.InferenceOnIlgpu", "Last", "ld.b8", "mul.lo.s32")]
    [InlineData("Inference.InferenceOnIlgpu", "Class", "ld.b8", "shl.b32")]
    [InlineData("GroupSum.GroupSumOnIlgpu", "Chunk", "ld.b8", "shl.b64")]
    [InlineData("GroupSum.GroupSumOnIlgpu", "Total", "ld.b8", "add.s64")]
    [InlineData("Nearest.NearestOnIlgpu", "Distance", "ld.b8", "mul.lo.s32")]
    [InlineData("Nearest.NearestOnIlgpu", "Chunk", "ld.b8", "shl.b64")]
    [InlineData("Nearest.NearestOnIlgpu", "Least", "ld.b8", "shl.b64")]
    public void Law_compiledForCuda_readsUnsignedBytesAndKeepsDivergentBranches(
        string type, string method, params string[] instructions)
    {
        string ptx = Compile(type, method);

        ptx.Should().Contain(".entry").And.ContainAll(instructions);
        // A branch marked uniform although data decide it would let a warp go astray.
        ptx.Split('\n').Where(line => line.TrimStart().StartsWith('@')).Should()
            .NotBeEmpty().And.NotContain(line => line.Contains(".uni"));
        ptx.Should().NotContain("brx.idx").And.NotContain("vprintf").And.NotContain("__assertfail");
    }

    string Compile(string type, string method)
    {
        var kernel = typeof(IKernel).Assembly.GetType($"StarMiner.Worker.Kernels.{type}", throwOnError: true)!
            .GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!;
        var architecture = CudaArchitecture.SM_75;
        using var backend = new PTXBackend(
            context, new CudaCapabilityContext(architecture), architecture, CudaInstructionSet.ISA_70, nvvmAPI: null);
        var compiled = backend.Compile(EntryPointDescription.FromImplicitlyGroupedKernel(kernel), default);
        return ((PTXCompiledKernel)compiled).PTXAssembly;
    }
}
