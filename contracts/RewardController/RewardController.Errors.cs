namespace StarMiner.Contracts;

public partial class RewardController
{
    private const string CouncilMissing = "RewardController/council-missing";
    private const string NotCouncil = "RewardController/not-council";
    private const string NotMarket = "RewardController/not-market";
    private const string NotCommittee = "RewardController/not-committee";
    private const string NotOracle = "RewardController/not-oracle";
    private const string InvalidAccount = "RewardController/invalid-account";
    private const string InvalidTask = "RewardController/invalid-task";
    private const string InvalidAmount = "RewardController/invalid-amount";
    private const string InvalidScore = "RewardController/invalid-score";
    private const string InvalidPoints = "RewardController/invalid-points";
    private const string ForeignToken = "RewardController/foreign-token";
    private const string UnknownPayment = "RewardController/unknown-payment";
    private const string NothingToClaim = "RewardController/nothing-to-claim";
    private const string NoWitness = "RewardController/no-witness";
    private const string NoMaintenance = "RewardController/no-maintenance";
    private const string Paused = "RewardController/paused";
    private const string NoPublicKernel = "RewardController/no-public-kernel";
    private const string AllPublished = "RewardController/all-published";
    private const string TooEarly = "RewardController/too-early";
    private const string BudgetSpent = "RewardController/budget-spent";
    private const string NotPublished = "RewardController/not-published";
}
