using System.Numerics;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.RewardController;

public class RewardTests
{
    const long Agpu = RewardChain.Agpu;
    readonly RewardChain _c = new();

    Actor Provider => _c.Suite.Provider;

    [Fact]
    public void Provider_atTheTopScore_withEnoughOthers_earnsItsWholePart()
    {
        Actor[] providers = [Provider, _c.Suite.Client, _c.Suite.Challenger];
        foreach (Actor provider in providers) _c.Book(provider, 100 * Agpu, 10_000);
        NextEpoch();
        // 0.9 × 100 burned, of which 80%.
        foreach (Actor provider in providers)
        {
            BigInteger before = _c.Suite.BalanceOf(provider.ScriptHash);
            Owed(provider).Should().Equal(72 * Agpu, 0, 0);
            _c.Claim(provider, "claimProvider").Should().Be(72 * Agpu);
            _c.Suite.BalanceOf(provider.ScriptHash).Should().Be(before + 72 * Agpu);
        }
        _c.Read(_c.Suite.Token, "mintedForJobs").Should().Be(3 * 72 * Agpu);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(6_000, 0)]
    [InlineData(6_001, 600_000)]
    [InlineData(8_000, 12_00000000)]
    [InlineData(10_000, 24_00000000)]
    public void Provider_alone_earnsByItsScoreAndTheParticipation(int score, long owed)
    {
        // One of three that the target asks for: a third of 72 AGPU at the most.
        _c.Book(Provider, 100 * Agpu, score);
        NextEpoch();
        Owed(Provider)[0].Should().Be(owed);
    }

    [Fact]
    public void Provider_betweenEpochs_isOwedForThoseThatAreOver()
    {
        _c.Book(Provider, 10 * Agpu, 10_000);
        Owed(Provider)[0].Should().Be(0, "the epoch still runs");
        NextEpoch();
        _c.Book(Provider, 10 * Agpu, 10_000);
        Owed(Provider)[0].Should().Be(2_40000000);
        NextEpoch();
        NextEpoch();
        _c.Claim(Provider, "claimProvider").Should().Be(4_80000000);
        _c.Refused("RewardController/nothing-to-claim", Provider, _c.Rewards, "claimProvider", Provider.ScriptHash);
    }

    [Fact]
    public void Auditors_shareFeesAndIssuanceByTheirPoints()
    {
        Actor[] auditors = [_c.Oracles[0], _c.Oracles[1]];
        _c.Book(Provider, 100 * Agpu, 10_000);
        _c.PayPools(4 * Agpu, 2 * Agpu, 1 * Agpu);
        _c.AsSuite(_c.Rewards, "recordAudit", auditors[0].ScriptHash, 1);
        _c.AsSuite(_c.Rewards, "recordAudit", auditors[1].ScriptHash, 2);
        NextEpoch();
        // 12% of 90 issued and 4 of fees: 14.8, in thirds.
        BigInteger first = _c.Claim(auditors[0], "claimAuditor"), second = _c.Claim(auditors[1], "claimAuditor");
        first.Should().Be(14_80000000 / 3);
        (first + second).Should().Be(14_80000000, "the last takes what is left, to the last unit");
    }

    [Fact]
    public void Pool_inWhichNobodyHadAPoint_isTheNextEpochs()
    {
        _c.Book(Provider, 100 * Agpu, 10_000);
        _c.PayPools(4 * Agpu, 2 * Agpu, 0);
        NextEpoch();
        NextEpoch();
        Epoch()[4].Should().Be(14_80000000);
        Epoch()[6].Should().Be(9_20000000);
        _c.AsSuite(_c.Rewards, "recordAudit", _c.Oracles[0].ScriptHash, 7);
        NextEpoch();
        _c.Claim(_c.Oracles[0], "claimAuditor").Should().Be(14_80000000);
        Epoch()[4].Should().Be(0);
        Epoch()[6].Should().Be(9_20000000, "no oracle came");
    }

    [Fact]
    public void Oracles_areCreditedByTheReputationOracleAlone()
    {
        new ReputationOracle.OracleFlow(_c).Vote(9_000, 9_000, 9_000);
        _c.PayPools(0, 3 * Agpu, 0);
        NextEpoch();
        // Their epoch was the one in which the round was closed; the fees came in the same.
        foreach (Actor oracle in _c.Oracles[..3])
            _c.Claim(oracle, "claimOracle").Should().BeGreaterThan(Agpu);
    }

    [Fact]
    public void CollectMaintenance_byAnyone_paysTheSeat()
    {
        _c.PayPools(0, 0, 5 * Agpu);
        BigInteger before = _c.Suite.BalanceOf(_c.Suite.Stranger.ScriptHash);
        _c.Invoke(Provider, _c.Rewards, "collectMaintenance").Result!.GetInteger().Should().Be(5 * Agpu);
        _c.Suite.BalanceOf(_c.Suite.Stranger.ScriptHash).Should().Be(before + 5 * Agpu);
    }

    [Fact]
    public void Epoch_ofAnotherLength_countsOn()
    {
        BigInteger before = Epoch()[0];
        _c.Set(("EpochMs", 3_600_000));
        BigInteger shorter = Epoch()[0];
        shorter.Should().BeGreaterThan(before);
        _c.Book(Provider, Agpu, 10_000);
        _c.PassTime(3_600_000);
        Owed(Provider)[0].Should().BeGreaterThan(0);
        _c.Set(("EpochMs", 7 * 24 * 3_600_000L));
        Epoch()[0].Should().BeGreaterThanOrEqualTo(shorter, "numbers never go back");
        _c.PassTime(7 * RewardChain.DayMs);
        _c.Claim(Provider, "claimProvider").Should().BeGreaterThan(0);
    }

    [Fact]
    public void Issuance_neverExceedsTheLaw_whateverTheParameters()
    {
        _c.Set(("ProviderIssuanceBps", 8_000), ("AuditorIssuanceBps", 2_000), ("ParticipationTarget", 1));
        for (int i = 1; i < 20; i++) _c.Book(Provider, i * 7_919, 10_000);
        NextEpoch();
        _c.Claim(Provider, "claimProvider").Should().BeGreaterThan(0);
    }

    BigInteger[] Owed(Actor actor) => _c.ReadList(_c.Rewards, "owedTo", actor.ScriptHash);

    BigInteger[] Epoch() => _c.ReadList(_c.Rewards, "epochOf");

    void NextEpoch() => _c.PassTime(RewardChain.DayMs);
}
