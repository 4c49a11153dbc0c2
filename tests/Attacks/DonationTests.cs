using StarMiner.Contracts.Tests.Exchange;

namespace StarMiner.Attacks.Tests;

/// <summary>Tokens sent to a pair without an order, to move its price or its shares.</summary>
public class DonationTests : ExchangeAttack
{
    [Fact]
    public void Donation_movesNeitherPriceNorShares()
    {
        _c.WithLiquidity();
        var (token, pair) = HostilePair.Deploy(_c);
        var before = PairStorage.Of(_c, pair, token);
        // A token may credit the pair without telling it; nobody asks for that balance.
        _c.Invoke(Attacker, token, "mint", pair, 1_000_000_000);
        var after = PairStorage.Of(_c, pair, token);
        after.OwedAsset.Should().Be(before.OwedAsset);
        (after.ReserveAgpu, after.Supply).Should().Be((before.ReserveAgpu, before.Supply));
        _c.Refused("Exchange/unknown-payment", Attacker, _c.Token, "transfer",
            Attacker.ScriptHash, _c.Pair, Agpu, null);
        _c.Refused("Exchange/invalid-account", _c.Suite.Steward, _c.Stable, "mint", _c.Pair, Tusd);
    }
}
