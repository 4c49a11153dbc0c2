using System.Reflection;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using Neo;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Tests.Devices;

/// <summary>The tree that a device makes where the output lies has the host's bits.</summary>
public sealed class TreeOnIlgpuTests : IDisposable
{
    static readonly Type Trees = typeof(DeviceCatalog).Assembly.GetType(
        "StarMiner.Worker.Devices.TreeOnIlgpu", throwOnError: true)!;

    readonly Context context = Context.Create(builder => builder
        .Optimize(OptimizationLevel.O1).CPU(new CPUDevice(2, 1, 2)));

    public void Dispose() => context.Dispose();

    [Theory]
    [InlineData(1, 7)]
    [InlineData(16, 4_096)]
    [InlineData(17, 4_095)]
    [InlineData(300, 130)]
    public void Levels_ofOneStep_areTheHosts(int rows, int rowBytes) =>
        Check(new OutputLayout([new StepLayout(rows, rowBytes, 1)]));

    [Fact]
    public void Levels_ofManySteps_areTheHosts() =>
        Check(new OutputLayout([new StepLayout(3, 5, 4), new StepLayout(2, 2_000, 4)], rounds: 7));

    [Theory]
    [InlineData("Leaf")]
    [InlineData("Node")]
    public void Hashing_compiledForCuda_keepsDivergentBranches(string method)
    {
        var architecture = CudaArchitecture.SM_75;
        using var backend = new PTXBackend(
            context, new CudaCapabilityContext(architecture), architecture, CudaInstructionSet.ISA_70, nvvmAPI: null);
        var kernel = Trees.GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!;

        string ptx = ((PTXCompiledKernel)backend.Compile(
            EntryPointDescription.FromImplicitlyGroupedKernel(kernel), default)).PTXAssembly;

        ptx.Should().Contain(".entry").And.Contain("ld.b8");
        ptx.Split('\n').Where(line => line.TrimStart().StartsWith('@')).Should()
            .NotBeEmpty().And.NotContain(line => line.Contains(".uni"));
    }

    void Check(OutputLayout layout)
    {
        byte[] output = new byte[layout.TotalBytes];
        new Random(5).NextBytes(output);
        var tag = LeafTag.Output(77, UInt160.Parse("0x00112233445566778899aabbccddeeff00112233"), UInt160.Zero);
        var expected = MerkleTree.Build(output, layout, tag);
        using var accelerator = context.GetCPUDevice(0).CreateAccelerator(context);
        using var there = accelerator.Allocate1D(output);

        var levels = (IReadOnlyList<byte[]>)Trees.GetMethod("Levels", BindingFlags.Static | BindingFlags.NonPublic)!
            .Invoke(null, [accelerator, there.View.BaseView, layout, tag])!;

        for (int level = 0; level < levels.Count; level++)
            for (int node = 0; node < levels[level].Length / MerkleTree.HashBytes; node++)
                levels[level].AsSpan(node * MerkleTree.HashBytes, MerkleTree.HashBytes).ToArray().Should().Equal(
                    expected.Node(level, node).ToArray(), "node {0} of level {1}", node, level);
        levels[^1].Should().Equal(expected.RootChildren.ToArray(), "it ends below the root");
    }
}
