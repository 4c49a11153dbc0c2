using StarMiner.Contracts.Tests.AuditorCommittee;
using StarMiner.Simulator;

namespace StarMiner.Attacks.Tests;

/// <summary>An auditor takes its bond away before its verdict is judged.</summary>
public class AuditorBondFlightTests
{
    [Fact]
    public void LeavingAfterTheCommit_savesNeitherTheSeatNorTheBond()
    {
        var c = new CommitteeFlow([1, 1, 1], lie: 5);
        for (int slot = 0; slot < 2; slot++) c.Invoke(c.Suite.Chain.Actor($"auditor{slot}"), "leave", slot);
        c.Approved();
        c.SeatCount.Should().Be(3, "who left after the commit is drawn all the same");
        Actor fleeing = c.Suite.Chain.Actor("auditor1");
        const int seated = 1;
        c.Flow.Challenge(5);
        c.Suite.Chain.MoveTimeTo(c.Suite.Chain.TimeMs + 8UL * 24 * 3_600_000);
        c.Refused("bond-locked", fleeing, "withdraw", seated);
        c.Flow.PassDispute();
        c.Close();
        c.Invoke(fleeing, "withdraw", seated);
        c.Suite.BalanceOf(fleeing.ScriptHash).Should().Be(CommitteeFlow.Bond - CommitteeFlow.Lock);
    }

    [Fact]
    public void Withdrawal_beforeTheUnbonding_isTooEarly()
    {
        var c = new CommitteeFlow([1]);
        c.Invoke(c.Suite.Chain.Actor("auditor0"), "leave", 0);
        c.Suite.Chain.MoveTimeTo(c.Suite.Chain.TimeMs + 7UL * 24 * 3_600_000 - 60_000);
        c.Refused("too-early", c.Suite.Chain.Actor("auditor0"), "withdraw", 0);
    }
}
