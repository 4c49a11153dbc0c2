namespace StarMiner.Contracts;

public partial class WrappedAgpu
{
    private const string CouncilMissing = "WrappedAgpu/council-missing";
    private const string NotCouncil = "WrappedAgpu/not-council";
    private const string InvalidAccount = "WrappedAgpu/invalid-account";
    private const string InvalidAmount = "WrappedAgpu/invalid-amount";
    private const string ForeignToken = "WrappedAgpu/foreign-token";
    private const string UnknownPayment = "WrappedAgpu/unknown-payment";
    private const string NoWitness = "WrappedAgpu/no-witness";
    private const string BalanceTooLow = "WrappedAgpu/balance-too-low";
}
