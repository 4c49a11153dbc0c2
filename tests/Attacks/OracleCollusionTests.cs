using System.Numerics;
using StarMiner.Contracts.Tests.ReputationOracle;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Attacks.Tests;

/// <summary>Oracles agree on a report that is not true.</summary>
public class OracleCollusionTests : RewardAttack
{
    [Fact]
    public void OracleCollusion_cannotMakeAScore()
    {
        var flow = new OracleFlow(_c);
        BigInteger before = _c.ScoreOf(flow.Provider);
        flow.Vote(10_000, 10_000, 10_000, 10_000, 10_000);
        _c.ScoreOf(flow.Provider).Should().BeLessThanOrEqualTo(before);
    }

    [Fact]
    public void OracleCollusion_ofAMajority_costsAProviderATenthAtMost()
    {
        var flow = new OracleFlow(_c);
        double before = 2_000 + ((double)_c.ScoreOf(flow.Provider) - 2_000) * Math.Pow(0.5, 1 / 30.0);
        flow.Vote(0, 0, 0, 9_500, 9_500);
        ((double)_c.ScoreOf(flow.Provider)).Should().BeGreaterThanOrEqualTo(before * 0.9 - 1.5);
    }

    [Fact]
    public void OracleCollusion_ofAMinority_isSlashed()
    {
        var flow = new OracleFlow(_c);
        flow.Vote(9_000, 9_100, 9_050, 0, 0);
        foreach (Actor liar in _c.Oracles[3..]) flow.BondOf(liar).Free.Should().Be(90 * Agpu);
        foreach (Actor honest in _c.Oracles[..3]) flow.BondOf(honest).Free.Should().Be(100 * Agpu);
    }

    [Fact]
    public void VoteAfterAFault_doesNotLiftIt()
    {
        var flow = new OracleFlow(_c);
        foreach (Actor oracle in _c.Oracles) flow.Seal(oracle, 10_000);
        _c.AsSuite(_c.Reputation, "recordFault", flow.Provider.ScriptHash, RewardChain.Task);
        flow.EndSealing();
        foreach (Actor oracle in _c.Oracles) flow.Reveal(oracle, 10_000);
        flow.EndRevealing();
        flow.Close();
        // A day's way back to neutral: 2,000 × (1 - 2^(-1/30)) = 45.7.
        _c.ScoreOf(flow.Provider).Should().BeInRange(0, 47);
    }
}
