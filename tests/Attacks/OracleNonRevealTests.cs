using System.Numerics;
using StarMiner.Contracts.Tests.ReputationOracle;
using StarMiner.Simulator;

namespace StarMiner.Attacks.Tests;

/// <summary>An oracle keeps its report to itself when it sees that it will lose.</summary>
public class OracleNonRevealTests : RewardAttack
{
    [Fact]
    public void OracleNonReveal_losesTheLock()
    {
        var flow = new OracleFlow(_c);
        for (int i = 0; i < 4; i++) flow.Seal(_c.Oracles[i], 8_000);
        flow.EndSealing();
        for (int i = 0; i < 3; i++) flow.Reveal(_c.Oracles[i], 8_000);
        flow.EndRevealing();
        TransactionReceipt closed = flow.Close();
        closed.Events.Count(e => e.Name == "OracleSlashed").Should().Be(1);
        flow.BondOf(_c.Oracles[3]).Should().Be((90 * Agpu, (BigInteger)0));
    }
}
