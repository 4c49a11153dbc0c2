using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>What one step did, for its line in the report.</summary>
public sealed class StepLog
{
    /// <summary>Who acted, where the step itself does not say it.</summary>
    public Actor? Who { get; private set; }

    public string Outcome { get; private set; } = "";

    /// <summary>GAS of the step's transactions, or null where it sent none [datoshi].</summary>
    public long? GasDatoshi { get; private set; }

    public void Add(Receipt receipt) => GasDatoshi = (GasDatoshi ?? 0) + receipt.SystemFeeDatoshi;

    public void Say(Actor who, string outcome) => (Who, Outcome) = (who, outcome);

    public void Say(string outcome) => Outcome = outcome;
}
