namespace StarMiner.Contracts;

public partial class Exchange
{
    private const string CouncilMissing = "Exchange/council-missing";
    private const string NotCouncil = "Exchange/not-council";
    private const string InvalidAsset = "Exchange/invalid-asset";
    private const string InvalidAccount = "Exchange/invalid-account";
    private const string InvalidAmount = "Exchange/invalid-amount";
    private const string InvalidToken = "Exchange/invalid-token";
    private const string ForeignToken = "Exchange/foreign-token";
    private const string UnknownPayment = "Exchange/unknown-payment";
    private const string Paused = "Exchange/paused";
    private const string NoLiquidity = "Exchange/no-liquidity";
    private const string LiquidityTooSmall = "Exchange/liquidity-too-small";
    private const string ReserveTooLarge = "Exchange/reserve-too-large";
    private const string BelowMinimum = "Exchange/below-minimum";
    private const string TooLate = "Exchange/too-late";
    private const string CreditTooLow = "Exchange/credit-too-low";
    private const string SharesTooLow = "Exchange/shares-too-low";
    private const string NoWitness = "Exchange/no-witness";
    private const string NothingToWithdraw = "Exchange/nothing-to-withdraw";
    private const string NothingToBurn = "Exchange/nothing-to-burn";
    private const string TransferRefused = "Exchange/transfer-refused";
    private const string Reentered = "Exchange/reentered";
    private const string HistoryTooShort = "Exchange/history-too-short";
}
