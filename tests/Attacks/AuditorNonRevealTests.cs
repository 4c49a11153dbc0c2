using StarMiner.Contracts.Tests.AuditorCommittee;

namespace StarMiner.Attacks.Tests;

/// <summary>An auditor keeps its verdict to itself, or does not come at all.</summary>
public class AuditorNonRevealTests
{
    [Fact]
    public void SealedAndNotOpened_costsTheLock_AbsenceATenthOfIt()
    {
        CommitteeFlow c = new CommitteeFlow([1, 1, 1]).Convened();
        c.Approve(0);
        c.Approve(1);
        c.EndSealing();
        c.Reveal(0);
        var (paid, silent, absent) = (c.SlotAt(0), c.SlotAt(1), c.SlotAt(2));
        c.Settle();
        c.Close();
        c.SlotOf(paid).Bond.Should().Be(CommitteeFlow.Bond);
        c.SlotOf(silent).Bond.Should().Be(CommitteeFlow.Bond - CommitteeFlow.Lock);
        c.SlotOf(absent).Bond.Should().Be(CommitteeFlow.Bond - CommitteeFlow.Lock / 10);
    }

    /// <summary>Nobody is convened so late that it could not come.</summary>
    [Fact]
    public void ConveningLate_toCatchTheAbsent_isRefused()
    {
        var c = new CommitteeFlow([1, 1, 1]);
        c.Suite.MineUntilNext(c.Flow.CommitBlock + 6);
        c.Refused("too-late", c.Suite.Stranger, "convene", c.Flow.Id, 3);
    }
}
