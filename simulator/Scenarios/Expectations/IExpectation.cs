using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Expectations;

/// <summary>Something that must hold when its step is reached.</summary>
public interface IExpectation
{
    /// <exception cref="StepFailedException">It does not hold.</exception>
    Task CheckAsync(Run run, CancellationToken cancel);
}
