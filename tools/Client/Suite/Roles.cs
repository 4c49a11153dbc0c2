namespace StarMiner.Client;

/// <summary>Roles in the Council's directory.</summary>
public static class Roles
{
    public const string AgpuToken = "AgpuToken";
    public const string JobMarket = "JobMarket";
    public const string Referee = "Referee";
    public const string PricingEngine = "PricingEngine";
    public const string StakingVaults = "StakingVaults";

    /// <summary>Who may mint; an account until RewardController stands.</summary>
    public const string Minter = "Minter";
}
