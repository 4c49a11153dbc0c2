using Neo;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Simulator;

namespace StarMiner.Attacks.Tests;

/// <summary>An asset, or a contract that a pair pays, calls back into the pair in the middle of its payment.</summary>
public class ExchangeReentrancyTests : ExchangeAttack
{
    [Theory]
    [InlineData("burnFees")]
    [InlineData("withdraw")]
    [InlineData("removeLiquidity")]
    [InlineData("addLiquidity")]
    [InlineData("onNEP17Payment")]
    public void Reentrancy_byTheAssetOnItsWayOut_isRefused(string method)
    {
        var (token, pair) = HostilePair.Deploy(_c);
        _c.Chain.Invoke(Attacker, new(token, "plan", pair, pair, method, Reentry(method, token, token)));
        _c.Refused("Exchange/reentered", Attacker, _c.Token, "transfer",
            Attacker.ScriptHash, pair, Agpu, ExchangeChain.SwapNow);
        // And out of a withdrawal.
        Actor client = _c.Suite.Client;
        object?[] deposit = [client.ScriptHash, pair, 5, ExchangeChain.DepositData];
        _c.Chain.Invoke(client, new(token, "transfer", deposit)).Fault.Should().BeNull();
        _c.Refused("Exchange/reentered", client, pair, "withdraw", client.ScriptHash, token);
    }

    [Fact]
    public void Reentrancy_byAPaidContract_isRefused()
    {
        _c.WithLiquidity();
        UInt160 trader = _c.Deploy("HostileToken", null);
        _c.Invoke(Attacker, _c.Stable, "transfer", Attacker.ScriptHash, trader, 1_000 * Tusd, null);
        _c.Invoke(Attacker, trader, "plan", _c.Pair, _c.Pair, "burnFees", Array.Empty<object>());
        object?[] swap = [trader, _c.Pair, 10 * Tusd, ExchangeChain.SwapNow];
        _c.Refused("Exchange/reentered", Attacker, trader, "act", _c.Stable, "transfer", swap);
    }
}
