using System.Numerics;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.AuditorCommittee;

public class CommitteeTests
{
    const ulong DayMs = 24 * 3_600_000;

    [Fact]
    public void Committee_ofARightOutput_isPaidFromTheAuditorsPool()
    {
        CommitteeFlow c = new CommitteeFlow().Approved();
        c.Settle();
        c.Close();
        // A newcomer is certainly audited: a point each cent of the fee, to each of three.
        BigInteger points = c.Flow.Fee / 1_000_000;
        c.PointsThisEpoch().Should().Be(3 * points);
        for (BigInteger slot = 0; slot < c.SlotCount; slot++) c.SlotOf(slot).Should().Be((CommitteeFlow.Bond, BigInteger.Zero));

        c.Suite.Invoke(c.Suite.Stranger, c.Suite.Market, "collectPools");
        c.Suite.Chain.MoveTimeTo(c.Suite.Chain.TimeMs + DayMs);
        BigInteger[] paid = [.. c.Auditors.Select(a => c.Suite.Read(c.Whole.Rewards, "owedTo", a.ScriptHash).AsList(3)[1].AsInteger())];
        paid.Count(amount => amount > 0).Should().Be(3, "three of four sat");
        paid.Max().Should().BeLessThanOrEqualTo(paid.Where(amount => amount > 0).Min() + 3, "alike, but for the dust");
    }

    [Fact]
    public void Committee_doesNotDelayTheSettlement()
    {
        CommitteeFlow c = new CommitteeFlow().Approved();
        c.Flow.AnswerAll().PassDispute();
        c.Flow.Settle().Block.Index.Should().Be(c.Flow.CommitBlock + JobFlow.DisputeBlocks + 1);
    }

    [Fact]
    public void Committee_ofAWrongOutput_isPaidForTheAccusationAndSlashedForTheApproval()
    {
        var c = new CommitteeFlow(lie: 5);
        c.Convene();
        c.Accuse(0);
        c.Approve(1);
        c.EndSealing();
        c.RevealAccusation(0);
        c.Reveal(1);
        c.Flow.Challenge(5);
        c.Flow.PassDispute();
        BigInteger supply = c.Suite.Money.Supply;
        BigInteger[] slots = [c.SlotAt(0), c.SlotAt(1), c.SlotAt(2)];
        c.Close();
        c.SlotOf(slots[0]).Bond.Should().Be(CommitteeFlow.Bond);
        c.SlotOf(slots[1]).Bond.Should().Be(CommitteeFlow.Bond - CommitteeFlow.Lock);
        c.SlotOf(slots[2]).Bond.Should().Be(CommitteeFlow.Bond - CommitteeFlow.Lock / 10, "it did not come");
        (supply - c.Suite.Money.Supply).Should().Be(CommitteeFlow.Lock + CommitteeFlow.Lock / 10, "what is lost is burned");
        c.PointsThisEpoch().Should().Be(c.Flow.Fee / 1_000_000);
    }

    /// <summary>Where nobody knows who was right, nobody loses and nobody is paid.</summary>
    [Fact]
    public void Committee_ofAJobThatEndsUnproven_isVoid()
    {
        CommitteeFlow c = new CommitteeFlow().Convened();
        c.Approve(0);
        c.Accuse(1);
        c.EndSealing();
        c.Flow.PassDispute().TimeOut();
        c.Close();
        for (BigInteger slot = 0; slot < c.SlotCount; slot++) c.SlotOf(slot).Should().Be((CommitteeFlow.Bond, BigInteger.Zero));
        c.PointsThisEpoch().Should().Be(0);
    }

    [Fact]
    public void Slots_areGivenBack_afterTheUnbonding_andTakenAgainFirst()
    {
        var c = new CommitteeFlow([1, 1, 1]);
        Actor leaver = c.Suite.Chain.Actor("auditor1");
        c.Invoke(leaver, "leave", 1);
        c.Suite.Chain.MoveTimeTo(c.Suite.Chain.TimeMs + 7 * DayMs);
        c.Invoke(c.Suite.Stranger, "withdraw", 1);
        c.Suite.BalanceOf(leaver.ScriptHash).Should().Be(CommitteeFlow.Bond);
        c.Suite.Read(c.Committee, "slotOf", 1).AsList(7)[0].IsNull.Should().BeTrue();
        c.BondAs("newcomer", 2);
        c.SlotCount.Should().Be(4, "the free one and one more");
        c.Suite.Read(c.Committee, "slotOf", 1).AsList(7)[0].AsHash160()
            .Should().Be(c.Suite.Chain.Actor("newcomer").ScriptHash);
        c.CheckBonds();
    }

    [Fact]
    public void Slot_thatCannotBearAnotherSeat_leavesByItself()
    {
        var c = new CommitteeFlow([1, 1, 1, 1]);
        // The bond becomes so dear that a seat locks all that a slot has.
        c.Suite.Govern("set", "AuditorBond", 10 * CommitteeFlow.Bond);
        JobFlow next = c.Flow.Follow(c.Flow.OpenMore(2 * c.Flow.Fee + JobFlow.TipAgpu)).Claim().Commit();
        c.Suite.MineUntilNext(next.CommitBlock + 3);
        c.Suite.Invoke(c.Suite.Stranger, c.Committee, "convene", next.Id, c.SlotCount);
        next.AnswerAll().PassDispute().Settle();
        BigInteger slot = c.Suite.Read(c.Committee, "panelOfJob", next.Id).AsList()[4].AsInteger();
        c.Suite.Invoke(c.Suite.Stranger, c.Committee, "close", next.Id);
        var parts = c.Suite.Read(c.Committee, "slotOf", slot).AsList(7);
        parts[1].AsInteger().Should().Be(9 * CommitteeFlow.Bond / 10, "it was absent");
        parts[5].AsInteger().Should().BeGreaterThan(0);
    }

    /// <summary>Where few are bonded, seats stay empty; a provider never sits over its own work.</summary>
    [Fact]
    public void Provider_thatIsAnAuditor_isNotDrawnForItsOwnJob()
    {
        var c = new CommitteeFlow([]);
        c.Suite.Deal(c.Suite.Provider, 2 * CommitteeFlow.Bond);
        c.Suite.Invoke(c.Suite.Provider, c.Suite.Token, "transfer", c.BondPayment(c.Suite.Provider, 1));
        c.BondAs("other", 1);
        JobFlow next = c.Flow.Follow(c.Flow.OpenMore(2 * c.Flow.Fee + JobFlow.TipAgpu)).Claim().Commit();
        c.Suite.MineUntilNext(next.CommitBlock + 3);
        c.Suite.Read(c.Committee, "drawOf", next.Id, 2).AsList().Select(slot => slot.AsInteger())
            .Should().Equal([BigInteger.One]);
    }

    [Fact]
    public void Client_doesWhatTheContractAsks()
    {
        byte[] top = [.. Enumerable.Repeat((byte)3, 32)];
        CommitteeFlow c = new CommitteeFlow().Convened();
        var verdict = new Verdict(true, top, c.SaltOf(1));
        verdict.SealFor(c.AuditorAt(1).ScriptHash, (ulong)c.Flow.Id, 1).Should().Equal(c.SealOf(1, 1, top));
    }
}
