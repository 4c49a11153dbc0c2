using StarMiner.Client;
using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Engine.Tracing;

namespace StarMiner.Simulator.Scenarios.Running;

public sealed record RunOptions
{
    /// <summary>What providers compute on, as <c>--device</c> says it.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Folder with the contracts' NEFs and manifests.</summary>
    public string ContractsFolder { get; init; } = SuiteArtifacts.DefaultFolder;

    /// <summary>Where steps write files, from the current folder; made when the first is written.</summary>
    public string OutputFolder { get; init; } = "out";

    /// <summary>Opens the network to run on; null for a chain of the run's own, in this process.</summary>
    public Func<CancellationToken, Task<IScenarioNetwork>>? Network { get; init; }

    /// <summary>Hear every instruction that runs.</summary>
    public IReadOnlyList<IExecutionListener> Listeners { get; init; } = [];

    /// <summary>Nobody signs and no signature is checked, which is faster; all else is the same.</summary>
    public bool Unlocked { get; init; }

    /// <summary>Executions carry their calls and what they stored.</summary>
    public bool Trace { get; init; }

    /// <summary>Gets the run as a record when it ends, however it ends.</summary>
    public Action<byte[]>? Recorded { get; init; }

    /// <summary>Hears what each transaction did, and each that is refused before it is sent.</summary>
    public Action<Execution>? Executed { get; init; }
}
