using StarMiner.Client;

namespace StarMiner.Contracts.Tests.Suite;

/// <summary>The compiled contracts beside the test assembly, and the sources that they come from.</summary>
public static class CompiledSuite
{
    public static readonly string[] Names =
    [
        "Council", "AgpuToken", "MatMulKernel", "PricingEngine", "StakingVaults", "JobMarket", "Referee", "Exchange",
        "TestStable", "WrappedAgpu", "ReputationOracle", "RewardController", "AuditorCommittee",
    ];

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "contracts");

    public static string RepositoryRoot { get; } = FindRoot();

    public static ContractArtifact Load(string name) => ContractArtifact.Load(Folder, name);

    /// <summary>Source files contracts/**/X.kind.cs.</summary>
    public static IEnumerable<string> Sources(string kind) => Directory
        .EnumerateFiles(Path.Combine(RepositoryRoot, "contracts"), $"*.{kind}.cs", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal);

    static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "StarMiner.Contracts.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("no StarMiner.Contracts.sln above the tests");
    }
}
