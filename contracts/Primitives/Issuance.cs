namespace StarMiner.Contracts.Primitives;

/// <summary>What the issuance law says to more than the token, which holds it.</summary>
public static class Issuance
{
    /// <summary>
    /// All that public work may ever mint: 1,000,000,000 AGPU [1e-8 AGPU]. Paid jobs burn more than they mint, so there is
    /// never more AGPU than this.
    /// </summary>
    public const long PublicWorkBudget = 1_000_000_000_00000000;
}
