using System.Numerics;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Attacks.Tests;

/// <summary>One epoch's reward claimed on both sides of its end.</summary>
public class EpochBoundaryTests : RewardAttack
{
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
}
