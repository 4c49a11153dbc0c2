using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios;

/// <summary>One bound step of a scenario.</summary>
public interface IStep
{
    /// <summary>Whether the step computes, so that a device must be there before the first step runs.</summary>
    bool NeedsDevice => false;

    Task RunAsync(Run run, CancellationToken cancel);
}
