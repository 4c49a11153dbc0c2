namespace StarMiner.Client;

/// <summary>The compiled contracts of the suite.</summary>
public sealed record SuiteArtifacts(
    ContractArtifact Council, ContractArtifact AgpuToken, ContractArtifact MatMulKernel, ContractArtifact JobMarket,
    ContractArtifact Referee, ContractArtifact PricingEngine, ContractArtifact StakingVaults)
{
    /// <summary>Folder of the compiled contracts beside a program that references them.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "contracts");

    /// <exception cref="ArtifactException">The message names the missing file.</exception>
    public static SuiteArtifacts Load(string folder) => new(
        ContractArtifact.Load(folder, "Council"), ContractArtifact.Load(folder, "AgpuToken"),
        ContractArtifact.Load(folder, "MatMulKernel"), ContractArtifact.Load(folder, "JobMarket"),
        ContractArtifact.Load(folder, "Referee"), ContractArtifact.Load(folder, "PricingEngine"),
        ContractArtifact.Load(folder, "StakingVaults"));
}
