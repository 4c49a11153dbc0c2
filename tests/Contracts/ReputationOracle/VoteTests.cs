using System.Numerics;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.ReputationOracle;

public class VoteTests
{
    const long Agpu = RewardChain.Agpu;
    readonly OracleFlow _f = new(new RewardChain());

    RewardChain Chain => _f.Chain;

    [Fact]
    public void Vote_lowersByItsMedianAndPaysTheAccurate()
    {
        double before = ScoreInADay();
        _f.Vote(8_000, 7_900, 8_200, 8_100, 7_000);
        // 2,000 of 10,000 short, a tenth of that: 2% off.
        ((double)Chain.ScoreOf(_f.Provider)).Should().BeApproximately(before * 0.98, 1.5);
        Chain.ReadList(Chain.Rewards, "epochOf")[7].Should().Be(5, "all five are near the median");
        Chain.Oracles.Should().OnlyContain(o => _f.BondOf(o).Locked == 0 && _f.BondOf(o).Free == 100 * Agpu);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2_000)]
    public void Vote_lowersByNoMoreThanTheCouncilSays(int voteBps)
    {
        Chain.Set(("VoteBps", voteBps));
        Chain.Settle(_f.Provider, Chain.Suite.Client, 10 * Agpu);
        double before = ScoreInADay();
        _f.Vote(0, 0, 0);
        ((double)Chain.ScoreOf(_f.Provider)).Should().BeApproximately(before * (10_000 - voteBps) / 10_000, 1.5);
    }

    [Fact]
    public void Vote_ofTheBest_leavesTheScore()
    {
        double before = ScoreInADay();
        _f.Vote(10_000, 10_000, 10_000);
        ((double)Chain.ScoreOf(_f.Provider)).Should().BeApproximately(before, 1.5);
    }

    [Fact]
    public void Vote_ofAnEvenNumber_countsTheLowerMiddle()
    {
        TransactionReceipt closed = _f.Vote(5_000, 9_000, 6_000, 7_000);
        closed.Events.Single(e => e.Name == "VoteCounted").Values[3].AsInteger().Should().Be(6_000);
    }

    [Fact]
    public void Vote_belowTheQuorum_changesNothingAndPaysNobody()
    {
        double before = ScoreInADay();
        TransactionReceipt closed = _f.Vote(0, 10_000);
        closed.Events.Select(e => e.Name).Should().NotContain("OracleSlashed");
        ((double)Chain.ScoreOf(_f.Provider)).Should().BeApproximately(before, 1.5);
        Chain.ReadList(Chain.Rewards, "epochOf")[7].Should().Be(0);
    }

    [Fact]
    public void Outlier_losesItsLock()
    {
        BigInteger supply = Chain.Read(Chain.Suite.Token, "totalSupply");
        _f.Vote(8_000, 8_000, 8_000, 5_499);
        _f.BondOf(Chain.Oracles[3]).Should().Be((90 * Agpu, (BigInteger)0));
        Chain.Read(Chain.Suite.Token, "totalSupply").Should().Be(supply - 10 * Agpu, "it is burned");
        // One more unit away would not have mattered, one less would have been near.
        _f.BondOf(Chain.Oracles[0]).Free.Should().Be(100 * Agpu);
    }

    [Fact]
    public void Round_tellsWhereItStands()
    {
        _f.Seal(Chain.Oracles[0], 9_000);
        BigInteger[] round = Chain.ReadList(Chain.Reputation, "roundOf", _f.Provider.ScriptHash, RewardChain.Task);
        round[1].Should().Be(round[0] + 12 * 3_600_000);
        round[2..].Should().Equal(10 * Agpu, 1, 0);
    }

    [Fact]
    public void WithdrawBond_paysTheFreePartOnly()
    {
        _f.Seal(Chain.Oracles[0], 9_000);
        Chain.Invoke(Chain.Oracles[0], Chain.Reputation, "withdrawBond", Chain.Oracles[0].ScriptHash, 90 * Agpu);
        Chain.Refused("ReputationOracle/bond-too-low", Chain.Oracles[0], Chain.Reputation, "withdrawBond",
            Chain.Oracles[0].ScriptHash, 1);
    }

    [Fact]
    public void Rounds_followEachOther()
    {
        _f.Vote(9_000, 9_000, 9_000);
        Chain.Settle(_f.Provider, Chain.Suite.Client, Agpu);
        TransactionReceipt closed = _f.Vote(9_500, 9_500, 9_400);
        closed.Events.Single(e => e.Name == "VoteCounted").Values[3].AsInteger().Should().Be(9_500);
    }

    /// <summary>A round takes a day, in which the score ages.</summary>
    double ScoreInADay() => 2_000 + ((double)Chain.ScoreOf(_f.Provider) - 2_000) * Math.Pow(0.5, 1 / 30.0);
}
