namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>What a transaction was sent for, for the GAS totals of a report.</summary>
public enum GasPurpose
{
    Other,
    Submit,
    Claim,
    Commit,
    Audit,
    Settle,

    /// <summary>Whatever public work took, from its publication on.</summary>
    PublicWork,
}
