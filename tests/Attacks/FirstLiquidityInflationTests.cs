using System.Numerics;

namespace StarMiner.Attacks.Tests;

/// <summary>The first provider of a pair makes a share so dear that the next one's deposit rounds to nothing.</summary>
public class FirstLiquidityInflationTests : ExchangeAttack
{
    [Fact]
    public void FirstLiquidityInflation_costsTheAttackerAndNotTheNext()
    {
        // One share of its own, then the share is to be made so dear that the victim's deposit rounds to nothing.
        _c.Add(Attacker, 1_001, 1_001);
        _c.BalanceOf(_c.Pair, Attacker).Should().Be(1);
        _c.Refused("Exchange/unknown-payment", Attacker, _c.Token, "transfer",
            Attacker.ScriptHash, _c.Pair, 1_000 * Agpu, null);
        for (int i = 0; i < 10; i++)
        {
            _c.Swap(Attacker, _c.Token, 10_000 * Agpu);
            _c.Swap(Attacker, _c.Stable, 1_000 * Tusd);
        }
        _c.Add(Victim, 1_000 * Agpu, 250 * Tusd);
        BigInteger shares = _c.BalanceOf(_c.Pair, Victim);
        var (agpu, asset) = _c.Reserves();
        BigInteger supply = _c.Read(_c.Pair, "totalSupply");
        BigInteger victimAgpu = 1_000 * Agpu - _c.CreditOf(Victim, _c.Token);
        (shares * agpu / supply)
            .Should().BeGreaterThanOrEqualTo(victimAgpu * 999 / 1_000, "within 0.1% of what went in");
        (agpu / supply).Should().BeLessThan(agpu / 1_000, "the locked shares keep a share small");
        Worth(Attacker, asset, agpu).Should().BeLessThan(Worth(1_000_000 * Agpu, 1_000_000 * Tusd, asset, agpu));
    }
}
