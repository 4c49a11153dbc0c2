namespace StarMiner.Contracts;

public partial class JobMarket
{
    private const string CouncilMissing = "JobMarket/council-missing";
    private const string NotCouncil = "JobMarket/not-council";
    private const string ForeignToken = "JobMarket/foreign-token";
    private const string UnknownPayment = "JobMarket/unknown-payment";
    private const string KernelNotListed = "JobMarket/kernel-not-listed";
    private const string InvalidParams = "JobMarket/invalid-params";
    private const string InvalidInputRoots = "JobMarket/invalid-input-roots";
    private const string InvalidMetering = "JobMarket/invalid-metering";
    private const string InvalidPrice = "JobMarket/invalid-price";
    private const string InvalidTip = "JobMarket/invalid-tip";
    private const string InvalidWindow = "JobMarket/invalid-window";
    private const string InvalidTier = "JobMarket/invalid-tier";
    private const string InvalidTask = "JobMarket/invalid-task";
    private const string PriceAboveMaximum = "JobMarket/price-above-maximum";
    private const string Paused = "JobMarket/paused";
    private const string NotRewardController = "JobMarket/not-reward-controller";
    private const string NotAtTheHead = "JobMarket/not-at-the-head";
    private const string ScoreTooLow = "JobMarket/score-too-low";
    private const string PaymentTooLow = "JobMarket/payment-too-low";
    private const string NoSuchJob = "JobMarket/no-such-job";
    private const string NotOpen = "JobMarket/not-open";
    private const string NotClaimed = "JobMarket/not-claimed";
    private const string NotCommitted = "JobMarket/not-committed";
    private const string NotAudited = "JobMarket/not-audited";
    private const string InvalidAccount = "JobMarket/invalid-account";
    private const string NoWitness = "JobMarket/no-witness";
    private const string TooLate = "JobMarket/too-late";
    private const string TooEarly = "JobMarket/too-early";
    private const string InvalidRoot = "JobMarket/invalid-root";
    private const string NotDue = "JobMarket/not-due";
    private const string NotReferee = "JobMarket/not-referee";
    private const string InvalidReport = "JobMarket/invalid-report";
    private const string AlreadyAnswered = "JobMarket/already-answered";
    private const string InvalidCount = "JobMarket/invalid-count";
    private const string NothingToDivide = "JobMarket/nothing-to-divide";
    private const string NothingToWithdraw = "JobMarket/nothing-to-withdraw";
}
