using StarMiner.Client;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.TestStable;

public class TestStableTests
{
    readonly ExchangeChain _c = new();

    [Fact]
    public void Deploy_makesTheSenderOwnerAndMintsNothing()
    {
        _c.Suite.Read(_c.Stable, "symbol").AsText().Should().Be("TUSD");
        _c.Read(_c.Stable, "decimals").Should().Be(6);
        _c.Read(_c.Stable, "totalSupply").Should().Be(0);
        _c.Suite.Read(_c.Stable, "owner").AsHash160().Should().Be(_c.Suite.Steward.ScriptHash);
    }

    [Fact]
    public void Mint_transfer_burn_keepTheSumOfBalances()
    {
        Actor client = _c.Suite.Client, provider = _c.Suite.Provider;
        _c.Give(client, 10);
        Transfer(client, client, provider, 4).Should().BeTrue();
        Transfer(client, client, provider, 7).Should().BeFalse("more than there is");
        Transfer(provider, client, provider, 1).Should().BeFalse("not the holder");
        Transfer(client, client, client, 6).Should().BeTrue();
        TransactionReceipt burn = _c.Invoke(provider, _c.Stable, "burn", provider.ScriptHash, 4);
        burn.Events.Single().Values[1].IsNull.Should().BeTrue();
        _c.Read(_c.Stable, "totalSupply").Should().Be(6);
        _c.BalanceOf(_c.Stable, client).Should().Be(6);
        _c.BalanceOf(_c.Stable, provider).Should().Be(0);
    }

    bool Transfer(Actor sender, Actor from, Actor to, int amount) => _c.Invoke(
        sender, _c.Stable, "transfer", from.ScriptHash, to.ScriptHash, amount, null).Result!.AsBool();
}
