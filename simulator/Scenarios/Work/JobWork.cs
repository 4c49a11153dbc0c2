using StarMiner.Worker.Kernels;

namespace StarMiner.Simulator.Scenarios.Work;

/// <summary>What a client wants computed: a kernel, its params, its operands.</summary>
public abstract record JobWork
{
    /// <summary>Which kernel of the suite judges it.</summary>
    public abstract IKernel Kernel { get; }

    public abstract byte[] Parameters { get; }

    /// <param name="seed">Of the run: what is not read from files follows from it.</param>
    public abstract IReadOnlyList<byte[]> Operands(long seed);
}
