using System.Numerics;
using Neo;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Attacks.Tests;

/// <summary>Client, provider, auditor and oracle in one hand, at the best score.</summary>
public class SelfDealingTests : RewardAttack
{
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
}
