using System.Numerics;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Simulator;

namespace StarMiner.Attacks.Tests;

/// <summary>An asset that lies about what it delivers, or delivers nothing.</summary>
public class HostileTokenTests : ExchangeAttack
{
    [Fact]
    public void LyingToken_hurtsOnlyThoseWhoHoldIt()
    {
        var (token, pair) = HostilePair.Deploy(_c);
        _c.Invoke(Attacker, token, "takeFee", 1_000);
        _c.Invoke(Attacker, token, "mint", Attacker.ScriptHash, 100_000);
        _c.Invoke(Attacker, token, "transfer", Attacker.ScriptHash, pair, 100_000, ExchangeChain.SwapNow);
        PairStorage.Of(_c, pair, token).CheckAgpu();
        // The provider's AGPU comes out whole, whatever the other side is worth.
        Actor client = _c.Suite.Client;
        BigInteger shares = _c.BalanceOf(pair, client);
        _c.Invoke(client, pair, "removeLiquidity", client.ScriptHash, shares, 0, 0, ExchangeChain.Never);
        _c.Invoke(client, pair, "withdraw", client.ScriptHash, _c.Token);
        PairStorage.Of(_c, pair, token).CheckAgpu();
        PairStorage.Of(_c).CheckConservation();
    }

    [Fact]
    public void RefusingToken_doesNotHoldTheAgpu()
    {
        var (token, pair) = HostilePair.Deploy(_c);
        _c.Invoke(Attacker, token, "refuse", pair);
        Actor client = _c.Suite.Client;
        BigInteger shares = _c.BalanceOf(pair, client);
        _c.Invoke(client, pair, "removeLiquidity", client.ScriptHash, shares, 0, 0, ExchangeChain.Never);
        BigInteger before = _c.BalanceOf(_c.Token, client);
        _c.Invoke(client, pair, "withdraw", client.ScriptHash, _c.Token);
        (_c.BalanceOf(_c.Token, client) - before).Should().BeGreaterThan(9_999 * Agpu);
        _c.Refused("Exchange/transfer-refused", client, pair, "withdraw", client.ScriptHash, token);
    }
}
