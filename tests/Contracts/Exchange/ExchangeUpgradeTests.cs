using StarMiner.Client;
using StarMiner.Contracts.Tests.Council;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Exchange;

/// <summary>As UpgradeTests, for a pair with liquidity.</summary>
public class ExchangeUpgradeTests
{
    [Fact]
    public void Update_throughTheTimelock_changesAMethodAndKeepsTheState()
    {
        ExchangeChain c = new ExchangeChain().WithLiquidity();
        SuiteChain suite = c.Suite;
        suite.RefusedRead("Exchange/invalid-token", c.Pair, "quote", suite.Council, 1);
        byte[] nef = UpgradeTests.Changed("Exchange", "invalid-token", "INVALID-TOKEN");
        string manifest = c.Chain.FindContract(c.Pair)!.Manifest.ToJson().ToString();
        object?[] action = ["update", c.Pair, UpgradeTests.HashOf(nef, manifest)];
        suite.Invoke(suite.Steward, suite.Council, "schedule", (object?)action);
        c.Chain.MoveTimeTo(suite.Read(suite.Council, "readyAt", (object?)action).AsUInt64());
        var before = Money.Storage(c.Chain, c.Pair).ToArray();
        suite.Invoke(suite.Stranger, suite.Council, "update", c.Pair, nef, manifest, null);
        suite.RefusedRead("Exchange/INVALID-TOKEN", c.Pair, "quote", suite.Council, 1);
        Money.Storage(c.Chain, c.Pair).Should().BeEquivalentTo(before, "nothing was initialised again");
    }
}
