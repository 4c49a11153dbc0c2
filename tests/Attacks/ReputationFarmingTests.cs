using System.Numerics;
using StarMiner.Simulator;

namespace StarMiner.Attacks.Tests;

/// <summary>A score bought by paying oneself, through captive or invented clients.</summary>
public class ReputationFarmingTests : RewardAttack
{
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
}
