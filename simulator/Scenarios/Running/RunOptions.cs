using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Running;

public sealed record RunOptions
{
    /// <summary>What providers compute on, as <c>--device</c> says it.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Folder with the contracts' NEFs and manifests.</summary>
    public string ContractsFolder { get; init; } = SuiteArtifacts.DefaultFolder;
}
