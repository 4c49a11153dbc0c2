namespace StarMiner.Client;

/// <summary>The compiled contracts of the suite.</summary>
public sealed class SuiteArtifacts
{
    /// <summary>What public work computes.</summary>
    public const string PublicKernel = "SeededProductKernel";

    const string ExchangeFile = "Exchange", WrappedExchangeName = "ExchangeOfWrappedAgpu";

    /// <summary>The kernels, each with the task whose jobs it judges.</summary>
    public static readonly IReadOnlyDictionary<string, JobTask> KernelTasks = new Dictionary<string, JobTask>
    {
        ["MatMulKernel"] = JobTask.Inference,
        ["TrainingKernel"] = JobTask.Training,
        ["InferenceKernel"] = JobTask.Inference,
        ["GroupSumKernel"] = JobTask.DataProcessing,
        ["NearestKernel"] = JobTask.DataProcessing,
        ["RenderingKernel"] = JobTask.Rendering,
        [PublicKernel] = JobTask.Inference,
    };

    SuiteArtifacts(string folder)
    {
        Council = Load("Council");
        AgpuToken = Load("AgpuToken");
        PricingEngine = Load("PricingEngine");
        StakingVaults = Load("StakingVaults");
        ReputationOracle = Load("ReputationOracle");
        JobMarket = Load("JobMarket");
        Referee = Load("Referee");
        RewardController = Load("RewardController");
        AuditorCommittee = Load("AuditorCommittee");
        TestStable = Load("TestStable");
        WrappedAgpu = Load("WrappedAgpu");
        StableExchange = Load(ExchangeFile);
        WrappedExchange = StableExchange.Named(WrappedExchangeName);
        Kernels = [.. KernelTasks.Keys.Select(Load)];

        ContractArtifact Load(string name) => ContractArtifact.Load(folder, name);
    }

    public ContractArtifact Council { get; }
    public ContractArtifact AgpuToken { get; }
    public ContractArtifact PricingEngine { get; }
    public ContractArtifact StakingVaults { get; }
    public ContractArtifact ReputationOracle { get; }
    public ContractArtifact JobMarket { get; }
    public ContractArtifact Referee { get; }
    public ContractArtifact RewardController { get; }
    public ContractArtifact AuditorCommittee { get; }
    public ContractArtifact TestStable { get; }
    public ContractArtifact WrappedAgpu { get; }
    public ContractArtifact StableExchange { get; }

    /// <summary>The same code as <see cref="StableExchange"/>: the name makes it a contract of its own.</summary>
    public ContractArtifact WrappedExchange { get; }

    public IReadOnlyList<ContractArtifact> Kernels { get; }

    /// <summary>One contract of the suite by the name that it has on chain.</summary>
    /// <exception cref="ArtifactException">The message names the missing file.</exception>
    public static ContractArtifact LoadContract(string folder, string name)
    {
        string file = FileOf(name);
        var artifact = ContractArtifact.Load(folder, file);
        return file == name ? artifact : artifact.Named(name);
    }

    /// <summary>Name of the project and the files of a contract.</summary>
    public static string FileOf(string contract) => contract == WrappedExchangeName ? ExchangeFile : contract;

    /// <summary>Names of the projects of all contracts.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        "Council", "AgpuToken", "PricingEngine", "StakingVaults", "ReputationOracle", "JobMarket", "Referee",
        "RewardController", "AuditorCommittee", "TestStable", "WrappedAgpu", ExchangeFile, .. KernelTasks.Keys,
    ];

    /// <summary>Folder of the compiled contracts beside a program that references them.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "contracts");

    /// <exception cref="ArtifactException">The message names the missing file.</exception>
    public static SuiteArtifacts Load(string folder) => new(folder);
}
