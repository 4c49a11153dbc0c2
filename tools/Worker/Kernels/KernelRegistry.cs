using Neo;
using StarMiner.Client;
using StarMiner.Worker.Kernels.MatMul;

namespace StarMiner.Worker.Kernels;

/// <summary>
/// The kernel contracts that this worker can run. By hash, not by name: anyone may deploy a contract of the same name
/// and another law, and a result by the wrong law costs the bond.
/// </summary>
public sealed class KernelRegistry
{
    readonly Dictionary<UInt160, IKernel> kernels = [];

    public static KernelRegistry Of(SuiteAddresses suite) =>
        new KernelRegistry().Add(suite.MatMulKernel, new MatMulKernel());

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
