namespace StarMiner.Contracts;

public partial class AgpuToken
{
    private const string CouncilMissing = "AgpuToken/council-missing";
    private const string NotCouncil = "AgpuToken/not-council";
    private const string InvalidAccount = "AgpuToken/invalid-account";
    private const string InvalidAmount = "AgpuToken/invalid-amount";
    private const string NotMinter = "AgpuToken/not-minter";
    private const string NotVaults = "AgpuToken/not-vaults";
    private const string NotMarket = "AgpuToken/not-market";
    private const string NoWitness = "AgpuToken/no-witness";
    private const string BalanceTooLow = "AgpuToken/balance-too-low";
    private const string PublicWorkBudgetExceeded = "AgpuToken/public-work-budget-exceeded";
    private const string JobIssuanceExceeded = "AgpuToken/job-issuance-exceeded";
}
