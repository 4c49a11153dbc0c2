using Neo;
using StarMiner.Client;
using StarMiner.Worker.Kernels.GroupSum;
using StarMiner.Worker.Kernels.Inference;
using StarMiner.Worker.Kernels.MatMul;
using StarMiner.Worker.Kernels.Nearest;
using StarMiner.Worker.Kernels.Rendering;
using StarMiner.Worker.Kernels.SeededProduct;
using StarMiner.Worker.Kernels.Training;

namespace StarMiner.Worker.Kernels;

/// <summary>
/// The kernel contracts that this worker can run. By hash, not by name: anyone may deploy a contract of the same name
/// and another law, and a result by the wrong law costs the bond.
/// </summary>
public sealed class KernelRegistry
{
    readonly Dictionary<UInt160, IKernel> kernels = [];

    static readonly IKernel[] Known =
    [
        new MatMulKernel(), new TrainingKernel(), new InferenceKernel(), new GroupSumKernel(), new NearestKernel(),
        new RenderingKernel(), new SeededProductKernel(),
    ];

    /// <summary>The kernels of a deployed suite.</summary>
    public static KernelRegistry Of(SuiteAddresses suite)
    {
        var registry = new KernelRegistry();
        foreach (var kernel in Known)
            if (suite.Kernels.TryGetValue(kernel.ContractName, out var contract)) registry.Add(contract, kernel);
        return registry;
    }

    public KernelRegistry Add(UInt160 contract, IKernel kernel)
    {
        kernels.Add(contract, kernel);
        return this;
    }

    /// <exception cref="JobException">This worker has no such kernel.</exception>
    public IKernel Find(UInt160 contract) => kernels.TryGetValue(contract, out var kernel)
        ? kernel
        : throw new JobException($"this worker has no kernel for contract {contract}");
}
