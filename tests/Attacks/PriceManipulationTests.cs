using System.Numerics;

namespace StarMiner.Attacks.Tests;

/// <summary>A pair's price pushed or left stale under those who read it.</summary>
public class PriceManipulationTests : ExchangeAttack
{
    [Fact]
    public void AveragePriceManipulation_forABlock_movesItByTheBlocksShareOnly()
    {
        _c.WithLiquidity();
        _c.Chain.MoveTimeTo(_c.Chain.TimeMs + 31 * 60_000);
        BigInteger honest = Average();
        _c.Swap(Attacker, _c.Stable, 25_000 * Tusd);
        // The price stands 100 times as high, for the one second until the reader's block.
        BigInteger moved = Average();
        moved.Should().BeGreaterThan(honest).And.BeLessThan(honest * 108 / 100);
        _c.Swap(Attacker, _c.Token, 9_000 * Agpu);
        var (agpu, asset) = _c.Reserves();
        BigInteger untouched = Worth(1_000_000 * Agpu, 1_000_000 * Tusd, asset, agpu);
        Worth(Attacker, asset, agpu).Should().BeLessThan(untouched, "and it cost");
    }

    [Fact]
    public void StaleAverage_isThePriceThatStood()
    {
        _c.WithLiquidity();
        _c.Chain.MoveTimeTo(_c.Chain.TimeMs + 3 * 24 * 3_600_000UL);
        Average().Should().Be(25_000_000_000_000);
    }

    [Fact]
    public void Sandwich_meetsTheVictimsMinimum()
    {
        _c.WithLiquidity();
        BigInteger quoted = _c.Read(_c.Pair, "quote", _c.Token, 100 * Agpu);
        _c.Swap(Attacker, _c.Token, 500 * Agpu);
        _c.Refused("Exchange/below-minimum", Victim, _c.Token, "transfer",
            _c.SwapArguments(Victim, 100 * Agpu, quoted * 995 / 1_000));
    }
}
