using System.Numerics;
using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.WrappedAgpu;

public class WrappedAgpuTests
{
    const long Agpu = ExchangeChain.Agpu;
    readonly ExchangeChain _c = new ExchangeChain().WithFunds();
    readonly UInt160 _wrapped;

    public WrappedAgpuTests() => _wrapped = _c.Deploy("WrappedAgpu", _c.Suite.Council);

    [Fact]
    public void Wrap_thenUnwrap_isOneForOneBothWays()
    {
        Actor client = _c.Suite.Client, provider = _c.Suite.Provider;
        TransactionReceipt receipt = Wrap(client, 100 * Agpu);
        receipt.Events.Select(e => e.Name).Should().Equal("Transfer", "Wrapped", "Transfer");
        CheckCustody(100 * Agpu);
        _c.Invoke(client, _wrapped, "transfer", client.ScriptHash, provider.ScriptHash, 40 * Agpu, null)
            .Result!.AsBool().Should().BeTrue();
        _c.Invoke(provider, _wrapped, "unwrap", provider.ScriptHash, 40 * Agpu);
        CheckCustody(60 * Agpu);
        _c.BalanceOf(_c.Token, provider).Should().Be(1_000_040 * Agpu);
        _c.Invoke(client, _wrapped, "unwrap", client.ScriptHash, 60 * Agpu);
        CheckCustody(0);
        _c.BalanceOf(_c.Token, client).Should().Be(999_960 * Agpu);
    }

    [Fact]
    public void Transfer_withoutFundsOrWitness_isFalse()
    {
        Actor client = _c.Suite.Client, stranger = _c.Suite.Stranger;
        Wrap(client, 5);
        Transfer(client, 6).Should().BeFalse();
        Transfer(stranger, 1).Should().BeFalse();
        Transfer(client, 0).Should().BeTrue();
        CheckCustody(5);

        bool Transfer(Actor sender, BigInteger amount) => _c.Invoke(
            sender, _wrapped, "transfer", client.ScriptHash, stranger.ScriptHash, amount, null).Result!.AsBool();
    }

    [Fact]
    public void Wrapped_hasAPairWithAgpu_swappedBothWays()
    {
        Actor client = _c.Suite.Client, provider = _c.Suite.Provider;
        UInt160 pair = _c.DeployPair(_wrapped);
        _c.Suite.Read(_wrapped, "symbol").AsText().Should().Be("wAGPU");
        Wrap(client, 1_000 * Agpu);
        foreach (UInt160 token in new[] { _c.Token, _wrapped })
            _c.Invoke(client, token, "transfer", client.ScriptHash, pair, 1_000 * Agpu, new object?[] { "deposit" });
        _c.Invoke(client, pair, "addLiquidity", client.ScriptHash, 1_000 * Agpu, 1_000 * Agpu, 1, ExchangeChain.Never);

        object?[] swap = ["swap", 1, ExchangeChain.Never];
        _c.Invoke(provider, _c.Token, "transfer", provider.ScriptHash, pair, 10 * Agpu, swap);
        BigInteger bought = _c.BalanceOf(_wrapped, provider);
        bought.Should().BeGreaterThan(9 * Agpu).And.BeLessThan(10 * Agpu);
        _c.Invoke(provider, _wrapped, "transfer", provider.ScriptHash, pair, bought / 2, swap);
        _c.Invoke(provider, _wrapped, "unwrap", provider.ScriptHash, bought - bought / 2);
        _c.BalanceOf(_c.Token, provider).Should().BeLessThan(1_000_000 * Agpu, "fees were paid");
        PairStorage.Of(_c, pair, _wrapped).CheckConservation();
        CheckCustody(_c.Read(_wrapped, "totalSupply"));
    }

    TransactionReceipt Wrap(Actor actor, BigInteger amount) =>
        _c.Invoke(actor, _c.Token, "transfer", actor.ScriptHash, _wrapped, amount, new object?[] { "wrap" });

    void CheckCustody(BigInteger amount)
    {
        _c.Read(_wrapped, "totalSupply").Should().Be(amount);
        _c.Suite.BalanceOf(_wrapped).Should().Be(amount, "every wAGPU is an AGPU in custody");
    }
}
