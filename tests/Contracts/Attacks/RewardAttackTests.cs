using System.Numerics;
using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Tests.ReputationOracle;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Attacks;

/// <summary>
/// What is tried on reputation, votes and rewards; each ends in a named error or in the attacker's loss.
/// </summary>
public class RewardAttackTests
{
    const long Agpu = RewardChain.Agpu;
    readonly RewardChain _c = new();

    [Fact]
    public void OracleCopying_cannotBeOpened_andCostsTheLock()
    {
        var flow = new OracleFlow(_c);
        Actor copier = _c.Oracles[4];
        for (int i = 0; i < 3; i++) flow.Seal(_c.Oracles[i], 8_000);
        _c.Invoke(copier, _c.Reputation, "seal",
            copier.ScriptHash, flow.Provider.ScriptHash, RewardChain.Task, flow.SealOf(_c.Oracles[0], 8_000));
        flow.EndSealing();
        for (int i = 0; i < 3; i++) flow.Reveal(_c.Oracles[i], 8_000);
        // Now that it knows value and salt, they still are not of a seal of its own.
        _c.Refused("ReputationOracle/wrong-opening", copier, _c.Reputation, "reveal",
            copier.ScriptHash, flow.Provider.ScriptHash, RewardChain.Task, 8_000, OracleFlow.SaltOf(_c.Oracles[0]));
        flow.EndRevealing();
        flow.Close();
        flow.BondOf(copier).Free.Should().Be(90 * Agpu);
    }

    [Fact]
    public void OracleNonReveal_losesTheLock()
    {
        var flow = new OracleFlow(_c);
        for (int i = 0; i < 4; i++) flow.Seal(_c.Oracles[i], 8_000);
        flow.EndSealing();
        for (int i = 0; i < 3; i++) flow.Reveal(_c.Oracles[i], 8_000);
        flow.EndRevealing();
        TransactionReceipt closed = flow.Close();
        closed.Events.Count(e => e.Name == "OracleSlashed").Should().Be(1);
        flow.BondOf(_c.Oracles[3]).Should().Be((90 * Agpu, (BigInteger)0));
    }

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

    [Fact]
    public void ReputationFarming_withACaptiveClient_soonStopsCounting()
    {
        Actor provider = _c.Suite.Provider;
        // 2,000 AGPU burned, 100 at a time: the first hundred counts more than the other nineteen.
        BigInteger first = _c.Settle(provider, _c.Suite.Client, 100 * Agpu);
        BigInteger last = first;
        for (int i = 0; i < 19; i++) last = _c.Settle(provider, _c.Suite.Client, 100 * Agpu);
        (last - first).Should().BeLessThan(first - 2_000);
        last.Should().BeLessThan(4_000);
        // The same burn with twenty clients.
        Actor other = _c.Suite.Challenger;
        BigInteger spread = 0;
        for (int i = 0; i < 20; i++) spread = _c.Settle(other, _c.Chain.Actor($"client{i}"), 100 * Agpu);
        spread.Should().BeGreaterThan(9_000);
    }

    [Fact]
    public void ReputationFarming_withInventedClients_costsBurnForEveryPoint()
    {
        // However it is split, one AGPU burned is worth at most 200 points to a score of 0.
        Actor provider = _c.Suite.Provider;
        BigInteger score = 0;
        for (int i = 0; i < 30; i++) score = _c.Settle(provider, _c.Chain.Actor($"invented{i}"), Agpu / 100);
        score.Should().BeLessThanOrEqualTo(2_000 + 30 * 200 / 100);
    }

    [Fact]
    public void EpochBoundaryDoubleClaim_findsNothing()
    {
        Actor provider = _c.Suite.Provider;
        _c.Book(provider, 100 * Agpu, 10_000);
        _c.AsSuite(_c.Rewards, "recordAudit", provider.ScriptHash, 1);
        // To the last block of the epoch, and over.
        BigInteger[] epoch = _c.ReadList(_c.Rewards, "epochOf");
        _c.Chain.MoveTimeTo((ulong)epoch[1] + RewardChain.DayMs - 2_000);
        _c.Refused("RewardController/nothing-to-claim", provider, _c.Rewards, "claimProvider", provider.ScriptHash);
        foreach (string claim in new[] { "claimProvider", "claimAuditor" })
        {
            _c.Claim(provider, claim).Should().BeGreaterThan(0);
            _c.Refused("RewardController/nothing-to-claim", provider, _c.Rewards, claim, provider.ScriptHash);
        }
        _c.PassTime(RewardChain.DayMs);
        foreach (string claim in new[] { "claimProvider", "claimAuditor" })
            _c.Refused("RewardController/nothing-to-claim", provider, _c.Rewards, claim, provider.ScriptHash);
    }

    [Fact]
    public void Reentrancy_byAPaidClaimant_findsNothing()
    {
        UInt160 claimant = _c.Deploy("HostileToken", null);
        _c.AsSuite(_c.Suite.Token, "burnAtSettlement", 100 * Agpu);
        _c.AsSuite(_c.Rewards, "recordSettled", claimant, 100 * Agpu, 10_000);
        _c.AsSuite(_c.Rewards, "recordAudit", claimant, 1);
        _c.PayPools(50 * Agpu, 0, 0);
        _c.PassTime(RewardChain.DayMs);
        // The second payment of a claim is a transfer by the controller: in it the claimant claims again.
        _c.Invoke(_c.Suite.Stranger, claimant, "plan",
            _c.Rewards, _c.Rewards, "claimAuditor", new object?[] { claimant });
        _c.Refused("RewardController/nothing-to-claim", _c.Suite.Stranger, claimant, "act",
            _c.Rewards, "claimAuditor", new object?[] { claimant });
    }

    [Fact]
    public void SelfDealing_inEveryRole_atTheBest_getsBackLessThanItBurned()
    {
        _c.Set(("AuditorIssuanceBps", 2_000), ("ParticipationTarget", 1));
        Actor actor = _c.Suite.Provider;
        UInt160 me = actor.ScriptHash;
        BigInteger before = _c.Suite.BalanceOf(me), burned = 0;
        for (int i = 1; i <= 10; i++)
        {
            _c.Book(actor, i * 12_345_679, 10_000);
            burned += i * 12_345_679;
            _c.AsSuite(_c.Rewards, "recordAudit", me, 1);
        }
        _c.PassTime(RewardChain.DayMs);
        foreach (string claim in new[] { "claimProvider", "claimAuditor" }) _c.Claim(actor, claim);
        BigInteger back = _c.Suite.BalanceOf(me) - before;
        (back * 10).Should().BeLessThanOrEqualTo(burned * 9);
    }

    [Fact]
    public void PublicWork_notPublished_orTwice_paysNothing()
    {
        _c.RefusedAsSuite("RewardController/not-published", _c.Rewards, "recordPublicWork",
            7, _c.Suite.Provider.ScriptHash, RewardChain.Task);
        _c.Invoke(_c.Suite.Stranger, _c.Rewards, "publish");
        _c.AsSuite(_c.Rewards, "recordPublicWork", 1, _c.Suite.Provider.ScriptHash, RewardChain.Task);
        _c.RefusedAsSuite("RewardController/not-published", _c.Rewards, "recordPublicWork",
            1, _c.Suite.Provider.ScriptHash, RewardChain.Task);
    }

    [Fact]
    public void PublicWork_isTheSameForWhoeverPublishes()
    {
        ChainSnapshot before = _c.Chain.Snapshot();
        byte[] first = Seed(_c.Suite.Provider);
        _c.Chain.Restore(before);
        Seed(_c.Suite.Challenger).Should().Equal(first, "the block before and the count decide, not the caller");

        byte[] Seed(Actor actor) => _c.Invoke(actor, _c.Rewards, "publish")
            .Events.Single(e => e.Name == "PublicJobPublished").Values[3].AsBytes();
    }
}
