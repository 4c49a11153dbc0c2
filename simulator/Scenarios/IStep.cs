using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios;

/// <summary>One bound step of a scenario.</summary>
public interface IStep
{
    Task RunAsync(Run run, CancellationToken cancel);
}
