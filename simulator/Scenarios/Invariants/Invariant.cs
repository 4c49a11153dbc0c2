namespace StarMiner.Simulator.Scenarios.Invariants;

/// <summary>What must hold at the end of any run, whoever did whatever.</summary>
/// <param name="Name">In plain words, as reports write it.</param>
public sealed record Invariant(string Name, Func<Books, bool> Holds)
{
    /// <summary>1,000,000,000 AGPU [1e-8 AGPU].</summary>
    const long PublicWorkBudgetAgpu = 1_000_000_000_00000000;

    /// <summary>Judged by trying it out, so only where that can be taken back.</summary>
    public static readonly Invariant LastEnd = new("every live job can still reach an end", b => b.EveryJobCanEnd);

    public static readonly IReadOnlyList<Invariant> All =
    [
        new("supply = minted - burned", b => b.Supply == b.MintedForPublicWork + b.MintedForJobs - b.TotalBurned),
        new("sum of balances = supply", b => b.Holdings == b.Supply),
        new("minted for public work <= its budget", b => b.MintedForPublicWork <= PublicWorkBudgetAgpu),
        new("minted for jobs <= 0.9 x burned at settlement", b => 10 * b.MintedForJobs <= 9 * b.BurnedAtSettlement),
        new("no settlement of a paid job raised the supply", b => !b.SupplyRoseThroughAJob),
        new("JobMarket: escrow + credits + pools = balance", b => b.Escrow + b.Credits + b.Pools == b.MarketBalance),
        new("StakingVaults: free + locked + unbonding = balance", b =>
            b.FreeStake + b.LockedStake + b.UnbondingStake == b.VaultsBalance),
        new("locked stake = bonds of live jobs", b => b.LockedStake == b.LiveBonds),
        new("RewardController: fees + maintenance = balance", b => b.RewardFees == b.RewardsBalance),
        new("ReputationOracle: bonds = balance", b => b.OracleBonds == b.OracleBalance),
        new("AuditorCommittee: bonds = balance", b => b.AuditorBonds == b.CommitteeBalance),
        new("WrappedAgpu: supply = AGPU in custody", b => b.WrappedSupply == b.WrappedBalance),
        new("exchanges: reserves + credits + fees = balances", b => b.Pairs.All(pair => pair.IsWhole)),
        LastEnd,
    ];
}

/// <summary>One side of a pair: what it has, and what it owes.</summary>
public sealed record PairSide(System.Numerics.BigInteger Balance, System.Numerics.BigInteger Owed)
{
    public bool IsWhole => Balance == Owed;
}
