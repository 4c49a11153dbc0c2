namespace StarMiner.Client;

/// <summary>Roles in the Council's directory.</summary>
public static class Roles
{
    public const string AgpuToken = "AgpuToken";
    public const string PricingEngine = "PricingEngine";
    public const string StakingVaults = "StakingVaults";
    public const string ReputationOracle = "ReputationOracle";
    public const string JobMarket = "JobMarket";
    public const string Referee = "Referee";
    public const string RewardController = "RewardController";
    public const string AuditorCommittee = "AuditorCommittee";

    /// <summary>The pair that keeps a copy of the charter; others ask the Council.</summary>
    public const string Exchange = "Exchange";

    /// <summary>Who may mint: RewardController.</summary>
    public const string Minter = "Minter";
}
