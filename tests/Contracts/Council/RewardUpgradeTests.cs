using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Council;

/// <summary>As UpgradeTests, for the contracts that are deployed beside the first suite.</summary>
public class RewardUpgradeTests
{
    readonly RewardChain _c = new();

    [Theory]
    [InlineData("ReputationOracle", "invalid-task", "scoreOf", 2)]
    [InlineData("RewardController", "invalid-account", "owedTo", 1)]
    [InlineData("WrappedAgpu", "invalid-account", "balanceOf", 1)]
    public void Update_throughTheTimelock_changesAMethodAndKeepsTheState(
        string contract, string error, string method, int parameters)
    {
        Actor holder = _c.Oracles[0];
        UInt160 wrapped = _c.Deploy("WrappedAgpu", _c.Suite.Council);
        _c.Invoke(holder, _c.Suite.Token, "transfer",
            holder.ScriptHash, wrapped, 5 * RewardChain.Agpu, new object?[] { "wrap" });
        _c.Settle(_c.Suite.Provider, _c.Suite.Client, 10 * RewardChain.Agpu);
        _c.Bond(holder, _c.OracleBond);
        UInt160 hash = contract switch
        {
            "ReputationOracle" => _c.Reputation,
            "RewardController" => _c.Rewards,
            _ => wrapped,
        };
        object?[] wrong = parameters == 2 ? [holder.ScriptHash, 4] : [null];
        _c.Suite.RefusedRead($"{contract}/{error}", hash, method, wrong);
        byte[] nef = UpgradeTests.Changed(contract, error, error.ToUpperInvariant());
        string manifest = _c.Chain.FindContract(hash)!.Manifest.ToJson().ToString();
        object?[] action = ["update", hash, UpgradeTests.HashOf(nef, manifest)];
        _c.Invoke(_c.Suite.Steward, _c.Suite.Council, "schedule", (object?)action);
        _c.Chain.MoveTimeTo(_c.Suite.Read(_c.Suite.Council, "readyAt", (object?)action).AsUInt64());
        var before = Money.Storage(_c.Chain, hash).ToArray();

        _c.Invoke(_c.Suite.Stranger, _c.Suite.Council, "update", hash, nef, manifest, null);

        _c.Suite.RefusedRead($"{contract}/{error.ToUpperInvariant()}", hash, method, wrong);
        Money.Storage(_c.Chain, hash).Should().BeEquivalentTo(before, "nothing was initialised again");
        _c.Chain.FindContract(hash)!.UpdateCounter.Should().Be(1);
        _c.Settle(_c.Suite.Provider, _c.Suite.Client, 10 * RewardChain.Agpu).Should().BeGreaterThan(2_000);
    }
}
