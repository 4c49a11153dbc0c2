using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>A scenario under way: what its steps see and change.</summary>
public sealed class Run(IChainClient chain)
{
    public IChainClient Chain => chain;

    /// <summary>What the running step came to, for the report.</summary>
    public void Outcome(string text) => LastOutcome = text;

    public string LastOutcome { get; private set; } = "";
}
