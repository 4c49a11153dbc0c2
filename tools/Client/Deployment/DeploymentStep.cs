using System.Numerics;
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
/// <param name="PublicKernel">What public work computes: one of the kernels.</param>
public sealed record WireDirectory(
    UInt160 Council, IReadOnlyList<(string Role, UInt160 Address)> Bindings,
    IReadOnlyList<(UInt160 Kernel, JobTask Task)> Kernels, UInt160 PublicKernel)
    : DeploymentStep("wire the directory")
{
    /// <summary>Those that begin with another value than their default.</summary>
    public IReadOnlyDictionary<string, BigInteger> Parameters { get; init; } = new Dictionary<string, BigInteger>();

    /// <summary>All of its calls, for an estimate before the Council exists.</summary>
    public IReadOnlyList<ContractCall> AllCalls =>
    [
        .. Bindings.Select(Bind), .. Kernels.Select(ListKernel), ChoosePublicKernel, .. Parameters.Select(Configure), Sync,
    ];

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
        if (await directory.PublicKernelAsync(cancel) is null) missing.Add(ChoosePublicKernel);
        missing.AddRange(await MissingParametersAsync(directory, cancel));
        if (!await directory.IsSyncedAsync(cancel)) missing.Add(Sync);
        return missing;
    }

    async Task<IReadOnlyList<ContractCall>> MissingParametersAsync(CouncilClient directory, CancellationToken cancel)
    {
        var missing = new List<ContractCall>();
        foreach (var parameter in Parameters)
        {
            var now = await directory.ParameterAsync(parameter.Key, cancel);
            if (now.Value == parameter.Value) continue;
            if (parameter.Value < now.Floor || parameter.Value > now.Ceiling)
                throw new ChainException(
                    $"parameter {parameter.Key} is {now.Floor} to {now.Ceiling}, not {parameter.Value}");
            if (await directory.IsFoundedAsync(cancel))
                throw new ChainException(
                    $"parameter {parameter.Key} is {now.Value}; since the founding only the stewards move it");
            missing.Add(Configure(parameter));
        }
        return missing;
    }

    ContractCall Configure(KeyValuePair<string, BigInteger> parameter) =>
        new(Council, "configure", parameter.Key, parameter.Value);

    ContractCall ChoosePublicKernel => new(Council, "choosePublicKernel", PublicKernel);

    /// <summary>Last: from then on the contracts read their own copies of the charter.</summary>
    ContractCall Sync => new(Council, "sync");

    ContractCall Bind((string Role, UInt160 Address) binding) => new(Council, "bind", binding.Role, binding.Address);

    ContractCall ListKernel((UInt160 Kernel, JobTask Task) kernel) =>
        new(Council, "listKernel", kernel.Kernel, (int)kernel.Task);
}

/// <summary>
/// Ends the genesis for ever: stewards and guardians take over, and from then on every change waits in the timelock.
/// </summary>
public sealed record FoundCouncil(UInt160 Council, Members Stewards, Members Guardians)
    : DeploymentStep("found the Council")
{
    public ContractCall Call => new(
        Council, "found", Stewards.Threshold, Stewards.Accounts.ToArray<object?>(), Guardians.Threshold,
        Guardians.Accounts.ToArray<object?>());

    public override async Task<IReadOnlyList<ContractCall>> MissingAsync(
        IChainClient chain, CancellationToken cancel) =>
        await new CouncilClient(chain, Council).IsFoundedAsync(cancel) ? [] : [Call];
}
