namespace StarMiner.Contracts;

public partial class StakingVaults
{
    private const string CouncilMissing = "StakingVaults/council-missing";
    private const string NotCouncil = "StakingVaults/not-council";
    private const string NotMarket = "StakingVaults/not-market";
    private const string NotRewardController = "StakingVaults/not-reward-controller";
    private const string ForeignToken = "StakingVaults/foreign-token";
    private const string UnknownPayment = "StakingVaults/unknown-payment";
    private const string Paused = "StakingVaults/paused";
    private const string InvalidAccount = "StakingVaults/invalid-account";
    private const string InvalidTask = "StakingVaults/invalid-task";
    private const string InvalidAmount = "StakingVaults/invalid-amount";
    private const string NoWitness = "StakingVaults/no-witness";
    private const string StakeTooLow = "StakingVaults/stake-too-low";
    private const string TierMinimumNotMet = "StakingVaults/tier-minimum-not-met";
    private const string EarnedStakeLocked = "StakingVaults/earned-stake-locked";
    private const string NothingToWithdraw = "StakingVaults/nothing-to-withdraw";
    private const string TooEarly = "StakingVaults/too-early";
}
