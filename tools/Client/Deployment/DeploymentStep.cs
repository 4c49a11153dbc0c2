using Neo;

namespace StarMiner.Client;

/// <summary>
/// One transaction of a deployment. The chain itself says what is still missing, so that a step can be asked any number
/// of times and is done once.
/// </summary>
public abstract record DeploymentStep(string Name)
{
    /// <summary>The calls that this step still has to make; none where it is done.</summary>
    /// <exception cref="ChainException">The chain holds something else in that place.</exception>
    public abstract Task<IReadOnlyList<ContractCall>> MissingAsync(IChainClient chain, CancellationToken cancel);
}

/// <summary>Puts one contract on chain.</summary>
/// <param name="Data">Reaches the contract's <c>_deploy</c>.</param>
public sealed record DeployContract(ContractArtifact Artifact, UInt160 Hash, object? Data)
    : DeploymentStep($"deploy {Artifact.Name}")
{
    public override async Task<IReadOnlyList<ContractCall>> MissingAsync(
        IChainClient chain, CancellationToken cancel) =>
        await chain.GetContractAsync(Hash, cancel) is null ? [Artifact.DeployCall(Data)] : [];
}

/// <summary>Writes roles and kernels into the Council's directory, all that are missing in one transaction.</summary>
public sealed record WireDirectory(
    UInt160 Council, IReadOnlyList<(string Role, UInt160 Address)> Bindings, IReadOnlyList<(UInt160 Kernel, JobTask Task)> Kernels)
    : DeploymentStep("wire the directory")
{
    /// <summary>All of its calls, for an estimate before the Council exists.</summary>
    public IReadOnlyList<ContractCall> AllCalls => [.. Bindings.Select(Bind), .. Kernels.Select(ListKernel)];

    public override async Task<IReadOnlyList<ContractCall>> MissingAsync(IChainClient chain, CancellationToken cancel)
    {
        var directory = new CouncilClient(chain, Council);
        var missing = new List<ContractCall>();
        foreach (var binding in Bindings)
        {
            if (!await directory.IsBoundAsync(binding.Role, cancel)) missing.Add(Bind(binding));
            else if (await directory.AddressOfAsync(binding.Role, cancel) is var bound && bound != binding.Address)
                throw new ChainException($"role {binding.Role} is bound to {bound}, expected {binding.Address}");
        }
        foreach (var kernel in Kernels)
        {
            if (!await directory.IsKernelListedAsync(kernel.Kernel, cancel)) missing.Add(ListKernel(kernel));
        }
        return missing;
    }

    ContractCall Bind((string Role, UInt160 Address) binding) => new(Council, "bind", binding.Role, binding.Address);

    ContractCall ListKernel((UInt160 Kernel, JobTask Task) kernel) =>
        new(Council, "listKernel", kernel.Kernel, (int)kernel.Task);
}
