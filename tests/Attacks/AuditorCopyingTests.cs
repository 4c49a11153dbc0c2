using StarMiner.Contracts.Tests.AuditorCommittee;

namespace StarMiner.Attacks.Tests;

/// <summary>An auditor says what another one says.</summary>
public class AuditorCopyingTests
{
    [Fact]
    public void CopiedVerdict_cannotBeOpened_andCostsTheLock()
    {
        CommitteeFlow c = new CommitteeFlow([1, 1, 1]).Convened();
        c.Approve(0);
        c.Invoke(c.AuditorAt(1), "seal", c.Flow.Id, 1, c.ApprovalOf(0));
        c.EndSealing();
        object?[] original = c.Opening(0);
        c.Reveal(0);
        // Top, salt, leaf and paths are known now, and still of another's seat and name.
        original[1] = 1;
        c.Refused("wrong-opening", c.AuditorAt(1), "reveal", original);
        var copier = c.SlotAt(1);
        c.Settle();
        c.Close();
        c.SlotOf(copier).Bond.Should().Be(CommitteeFlow.Bond - CommitteeFlow.Lock);
    }

    [Fact]
    public void VerdictAfterOthersAreOpen_comesTooLate()
    {
        CommitteeFlow c = new CommitteeFlow([1, 1, 1]).Convened();
        c.Approve(0);
        c.EndSealing();
        c.Reveal(0);
        c.Refused("too-late", c.AuditorAt(1), "seal", c.Flow.Id, 1, c.ApprovalOf(1));
    }

    /// <summary>A fault that is proven already is no finding of the auditor's.</summary>
    [Fact]
    public void VerdictOnAJobThatIsOver_isRefused()
    {
        CommitteeFlow c = new CommitteeFlow(lie: 5).Convened();
        c.Flow.Challenge(5);
        c.Suite.Refused("JobMarket/not-committed",
            c.AuditorAt(0), c.Committee, "seal", c.Flow.Id, 0, c.SealOf(0, 0, new byte[32]));
    }
}
