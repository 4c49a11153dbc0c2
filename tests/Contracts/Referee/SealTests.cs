using System.Numerics;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Referee;

/// <summary>Fraud proofs that somebody copies out of the pool.</summary>
public class SealTests
{
    const int Lie = 1234;
    readonly SuiteChain _suite = new();

    [Fact]
    public void Reward_ofACopiedProof_isWhoseSealCameFirst()
    {
        JobFlow flow = JobFlow.Lied(_suite, Lie);
        Finding mine = new Finding(_suite, flow.Id, Lie, _suite.Challenger).Put();
        _suite.Chain.MineEmpty(Finding.WaitBlocks);
        BigInteger reward = RewardOf(Prove(flow, _suite.Stranger));
        _suite.BalanceOf(_suite.Referee).Should().Be(reward, "it waits");
        mine.Reveal();
        _suite.Chain.MineEmpty(Finding.WaitBlocks);
        _suite.Refused("Referee/nothing-to-pay",
            _suite.Stranger, _suite.Referee, "payReward", flow.Id, _suite.Stranger.ScriptHash);
        mine.Collect();
        _suite.BalanceOf(_suite.Challenger.ScriptHash).Should().Be(reward);
        _suite.BalanceOf(_suite.Referee).Should().Be(0);
        _suite.Refused("Referee/nothing-to-pay",
            _suite.Stranger, _suite.Referee, "payReward", flow.Id, _suite.Challenger.ScriptHash);
    }

    [Fact]
    public void Reward_ofSeveralSeals_isSharedToTheLastUnit()
    {
        JobFlow flow = JobFlow.Lied(_suite, Lie);
        Finding[] findings = [.. new[] { _suite.Challenger, _suite.Stranger, _suite.Steward }
            .Select(who => new Finding(_suite, flow.Id, Lie, who).Put())];
        _suite.Chain.MineEmpty(Finding.WaitBlocks);
        BigInteger reward = RewardOf(Prove(flow, _suite.Challenger));
        foreach (Finding finding in findings) finding.Reveal();
        _suite.Chain.MineEmpty(Finding.WaitBlocks);
        BigInteger[] shares = [.. findings.Select(f => f.Collect().Result!.GetInteger())];
        shares.Aggregate(BigInteger.Add).Should().Be(reward);
        (shares.Max() - shares.Min()).Should().BeLessThanOrEqualTo(2);
    }

    [Fact]
    public void Reward_thatNoSealClaims_isTheProvers()
    {
        JobFlow flow = JobFlow.Lied(_suite, Lie);
        new Finding(_suite, flow.Id, Lie + 1, _suite.Steward).Put();
        _suite.Chain.MineEmpty(Finding.WaitBlocks);
        BigInteger reward = RewardOf(Prove(flow, _suite.Challenger));
        _suite.Refused("Referee/wrong-opening", _suite.Stranger, _suite.Referee, "revealFinding",
            flow.Id, _suite.Steward.ScriptHash, new Finding(_suite, flow.Id, Lie + 1, _suite.Steward).Salt);
        _suite.Chain.MineEmpty(Finding.WaitBlocks);
        new Finding(_suite, flow.Id, Lie, _suite.Challenger).Collect();
        _suite.BalanceOf(_suite.Challenger.ScriptHash).Should().Be(reward);
    }

    /// <summary>Who seals when the proof is in the pool already is too late, however fast.</summary>
    [Fact]
    public void Seal_thatIsTooYoung_doesNotCount()
    {
        JobFlow flow = JobFlow.Lied(_suite, Lie);
        Finding early = new Finding(_suite, flow.Id, Lie, _suite.Challenger).Put();
        _suite.Chain.MineEmpty(Finding.WaitBlocks - 1);
        Finding copy = new Finding(_suite, flow.Id, Lie, _suite.Stranger).Put();
        Prove(flow, _suite.Stranger);
        _suite.Refused("Referee/sealed-too-late", _suite.Stranger, _suite.Referee, "revealFinding",
            flow.Id, _suite.Stranger.ScriptHash, copy.Salt);
        early.Reveal();
    }

    [Fact]
    public void Proof_thatFails_leavesASealedJobAlone()
    {
        JobFlow flow = JobFlow.Lied(_suite, Lie);
        new Finding(_suite, flow.Id, Lie, _suite.Challenger).Put();
        _suite.Refused("Referee/cell-right", _suite.Challenger, _suite.Referee, "challenge",
            [flow.Id, 5, _suite.Challenger.ScriptHash, .. flow.Open(5).Arguments]);
        flow.View().Status.Should().Be(JobView.Committed);
    }

    TransactionReceipt Prove(JobFlow flow, Actor prover) => _suite.Invoke(
        prover, _suite.Referee, "challenge", [flow.Id, Lie, prover.ScriptHash, .. flow.Open(Lie).Arguments]);

    static BigInteger RewardOf(TransactionReceipt proof) =>
        proof.Events.Single(e => e.Name == "ProviderSlashed").Values[5].GetInteger();
}
