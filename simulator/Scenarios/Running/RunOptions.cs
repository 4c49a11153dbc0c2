using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Running;

public sealed record RunOptions
{
    /// <summary>What providers compute on, as <c>--device</c> says it.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Folder with the contracts' NEFs and manifests.</summary>
    public string ContractsFolder { get; init; } = SuiteArtifacts.DefaultFolder;

    /// <summary>Where steps write files, from the current folder; made when the first is written.</summary>
    public string OutputFolder { get; init; } = "out";
}
