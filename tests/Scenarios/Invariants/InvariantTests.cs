using StarMiner.Simulator.Scenarios.Invariants;

namespace StarMiner.Scenarios.Tests.Invariants;

public class InvariantTests
{
    static readonly Books Sound = new()
    {
        Supply = 100,
        TotalBurned = 40,
        BurnedAtSettlement = 30,
        MintedForPublicWork = 120,
        MintedForJobs = 20,
        Holdings = 100,
        MarketBalance = 30,
        Escrow = 10,
        Credits = 15,
        Pools = 5,
        LiveBonds = 7,
        VaultsBalance = 25,
        FreeStake = 10,
        LockedStake = 7,
        UnbondingStake = 8,
        RewardsBalance = 4,
        RewardFees = 4,
        OracleBalance = 3,
        OracleBonds = 3,
        CommitteeBalance = 6,
        AuditorBonds = 6,
        WrappedBalance = 2,
        WrappedSupply = 2,
        Pairs = [new PairSide(5, 5), new PairSide(6, 6)],
        SupplyRoseThroughAJob = false,
        EveryJobCanEnd = true,
    };

    /// <summary>Each way in which books can be wrong, and what must notice it.</summary>
    public static TheoryData<string, Books> Broken => new()
    {
        { "supply = minted - burned", Sound with { TotalBurned = 41 } },
        { "sum of balances = supply", Sound with { Holdings = 99 } },
        { "minted for public work <= its budget", Sound with
            { MintedForPublicWork = 1_000_000_000_00000001, Supply = 1_000_000_000_00000001 - 20, Holdings = 1_000_000_000_00000001 - 20 } },
        { "minted for jobs <= 0.9 x burned at settlement", Sound with { BurnedAtSettlement = 22 } },
        { "no settlement of a paid job raised the supply", Sound with { SupplyRoseThroughAJob = true } },
        { "JobMarket: escrow + credits + pools = balance", Sound with { Credits = 14 } },
        { "StakingVaults: free + locked + unbonding = balance", Sound with { UnbondingStake = 9 } },
        { "locked stake = bonds of live jobs", Sound with { LiveBonds = 8 } },
        { "RewardController: fees + maintenance = balance", Sound with { RewardsBalance = 5 } },
        { "ReputationOracle: bonds = balance", Sound with { OracleBonds = 2 } },
        { "AuditorCommittee: bonds = balance", Sound with { AuditorBonds = 5 } },
        { "WrappedAgpu: supply = AGPU in custody", Sound with { WrappedSupply = 3 } },
        { "exchanges: reserves + credits + fees = balances", Sound with { Pairs = [new PairSide(5, 5), new PairSide(6, 7)] } },
        { "every live job can still reach an end", Sound with { EveryJobCanEnd = false } },
    };

    [Fact]
    public void Sound_books_break_nothing() => Invariant.All.Should().OnlyContain(invariant => invariant.Holds(Sound));

    [Theory]
    [MemberData(nameof(Broken))]
    public void Broken_books_break_just_the_invariant_that_is_about_it(string name, Books books) =>
        Invariant.All.Where(invariant => !invariant.Holds(books)).Select(invariant => invariant.Name).Should().Equal(name);

    [Fact]
    public void Every_invariant_has_books_that_break_it() =>
        Invariant.All.Select(invariant => invariant.Name).Should().Equal(Broken.Select(row => (string)row[0]));
}
