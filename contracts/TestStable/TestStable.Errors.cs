namespace StarMiner.Contracts;

public partial class TestStable
{
    private const string InvalidAccount = "TestStable/invalid-account";
    private const string InvalidAmount = "TestStable/invalid-amount";
    private const string NotOwner = "TestStable/not-owner";
    private const string NoWitness = "TestStable/no-witness";
    private const string BalanceTooLow = "TestStable/balance-too-low";
}
