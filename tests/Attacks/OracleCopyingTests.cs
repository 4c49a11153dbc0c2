using StarMiner.Contracts.Tests.ReputationOracle;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Attacks.Tests;

/// <summary>An oracle seals what another one sealed.</summary>
public class OracleCopyingTests : RewardAttack
{
    [Fact]
    public void OracleCopying_cannotBeOpened_andCostsTheLock()
    {
        var flow = new OracleFlow(_c);
        Actor copier = _c.Oracles[4];
        for (int i = 0; i < 3; i++) flow.Seal(_c.Oracles[i], 8_000);
        _c.Invoke(copier, _c.Reputation, "seal",
            copier.ScriptHash, flow.Provider.ScriptHash, RewardChain.Task, flow.SealOf(_c.Oracles[0], 8_000));
        flow.EndSealing();
        for (int i = 0; i < 3; i++) flow.Reveal(_c.Oracles[i], 8_000);
        // Now that it knows value and salt, they still are not of a seal of its own.
        _c.Refused("ReputationOracle/wrong-opening", copier, _c.Reputation, "reveal",
            copier.ScriptHash, flow.Provider.ScriptHash, RewardChain.Task, 8_000, OracleFlow.SaltOf(_c.Oracles[0]));
        flow.EndRevealing();
        flow.Close();
        flow.BondOf(copier).Free.Should().Be(90 * Agpu);
    }
}
