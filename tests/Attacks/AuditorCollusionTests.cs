using System.Numerics;
using StarMiner.Contracts.Tests.AuditorCommittee;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>Auditors agree on a verdict that is not true, with the provider or against it.</summary>
public class AuditorCollusionTests
{
    [Fact]
    public void WholeCommitteeApprovingALie_savesItFromNothing_andLosesItsLocks()
    {
        CommitteeFlow c = new CommitteeFlow([1, 1, 1], lie: 5).Approved();
        c.Flow.Challenge(5);
        c.Flow.View().Status.Should().Be(JobView.Slashed, "a fraud proof overrides any vote");
        c.Flow.PassDispute();
        c.Close();
        for (BigInteger slot = 0; slot < 3; slot++)
            c.SlotOf(slot).Bond.Should().Be(CommitteeFlow.Bond - CommitteeFlow.Lock);
        c.PointsThisEpoch().Should().Be(0);
    }

    [Fact]
    public void WholeCommitteeAccusingARightOutput_harmsOnlyItself()
    {
        CommitteeFlow c = new CommitteeFlow([1, 1, 1]).Convened();
        for (int seat = 0; seat < 3; seat++) c.Accuse(seat);
        c.EndSealing();
        for (int seat = 0; seat < 3; seat++) c.RevealAccusation(seat);
        c.Settle();
        c.Flow.View().Status.Should().Be(JobView.Settled);
        c.Close();
        for (BigInteger slot = 0; slot < 3; slot++)
            c.SlotOf(slot).Bond.Should().Be(CommitteeFlow.Bond - CommitteeFlow.Lock);
    }

    /// <summary>Client, provider and all auditors are one party, and nobody else does anything in the epoch.</summary>
    [Fact]
    public void OnePartyInEverySeat_hasLessAfterItsJobThanBefore()
    {
        var c = new CommitteeFlow([1, 1, 1]);
        c.Whole.CloseTheMint();
        JobFlow job = c.Flow.Follow(c.Flow.OpenMore(2 * c.Flow.Fee + JobFlow.TipAgpu)).Claim();
        c.Flow.AnswerAll().PassDispute().Settle();
        BigInteger supply = c.Suite.Money.Supply;
        job.Commit();
        c.Suite.MineUntilNext(job.CommitBlock + 3);
        c.Suite.Invoke(c.Suite.Stranger, c.Committee, "convene", job.Id, 3);
        job.AnswerAll().PassDispute().Settle();
        c.Suite.Invoke(c.Suite.Stranger, c.Committee, "close", job.Id);
        c.Suite.Invoke(c.Suite.Stranger, c.Suite.Market, "collectPools");
        c.Whole.PassEpoch();
        foreach (var actor in c.Auditors.Append(c.Suite.Provider))
            foreach (string claim in new[] { "claimAuditor", "claimProvider" })
                c.Suite.Chain.Invoke(actor, new StarMiner.Client.ContractCall(c.Whole.Rewards, claim, actor.ScriptHash));
        c.Suite.Money.Supply.Should().BeLessThan(supply, "all AGPU is the party's, so its loss is the supply's");
        c.Suite.Money.CheckConservation();
    }
}
