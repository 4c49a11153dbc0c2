using Neo;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>A claimant that claims again while it is paid.</summary>
public class RewardReentrancyTests : RewardAttack
{
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
}
