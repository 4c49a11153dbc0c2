using System.Numerics;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>Demand that its own maker serves, to make everybody else's jobs dear.</summary>
public class PricePumpingTests
{
    const long Agpu = SuiteChain.Agpu;
    const int Windows = 6;
    readonly SuiteChain _suite = new();

    [Fact]
    public void Price_rises12AndAHalfPercentAWindow_atMost_andThePumperPays()
    {
        // 65,536 x 65,536 x 4: 17,180 units, more than a window's target, that nobody will ever compute.
        byte[] huge = MatMulJob.ParamsOf(65_536, 65_536, 4);
        foreach (var actor in new[] { _suite.Client, _suite.Provider }) _suite.Deal(actor, 1_000_000 * Agpu);
        _suite.Stake(_suite.Provider, 1_000_000 * Agpu);
        BigInteger start = Price(), wealth = Wealth();
        for (int window = 0; window < Windows; window++)
        {
            BigInteger id = Open(huge, 100 * Agpu);
            _suite.Invoke(_suite.Provider, _suite.Market, "claim", id, _suite.Provider.ScriptHash);
            _suite.Chain.MoveTimeTo(_suite.Chain.TimeMs + 60_000);
            _suite.Invoke(_suite.Stranger, _suite.Market, "timeOut", id);
            _suite.Invoke(_suite.Client, _suite.Market, "cancel", id);
            _suite.Invoke(_suite.Client, _suite.Market, "withdraw", _suite.Client.ScriptHash);
        }
        double rise = (double)Price() / (double)start;
        rise.Should().BeGreaterThan(1.2).And.BeLessThan(Math.Pow(1.125, Windows + 1));
        // A tenth of every bond, half of which is burned, for nothing that the pumper gets.
        (wealth - Wealth()).Should().BeGreaterThan(17_180 * SuiteChain.UnitPrice * Windows / 20);
        // And nobody has to pay the price: an order names its own.
        _suite.Refused("JobMarket/price-above-maximum", _suite.Client, _suite.Token, "transfer",
            _suite.Client.ScriptHash, _suite.Market, 100 * Agpu, Order(huge, start));
        // A quarter of an hour without demand, and it is below where it began.
        _suite.Chain.MoveTimeTo(_suite.Chain.TimeMs + 15 * 60_000);
        Price().Should().BeLessThan(start);
    }

    BigInteger Open(byte[] parameters, BigInteger maxPrice) => _suite.Invoke(
        _suite.Client, _suite.Token, "transfer", _suite.Client.ScriptHash, _suite.Market,
        _suite.BalanceOf(_suite.Client.ScriptHash), Order(parameters, maxPrice))
        .Events.Single(e => e.Name == "JobOpened").Values[0].AsInteger();

    object?[] Order(byte[] parameters, BigInteger maxPrice) =>
    [
        "open", _suite.Kernel, parameters, new byte[64], SuiteChain.Standard, maxPrice, 0, 60_000, 1_000,
    ];

    BigInteger Price() => _suite.Read(_suite.Prices, "priceOf", SuiteChain.Inference, SuiteChain.Standard).AsInteger();

    /// <summary>Of the two names that the pumper goes by.</summary>
    BigInteger Wealth()
    {
        var (free, locked) = _suite.BondOf(_suite.Provider);
        return free + locked + _suite.Claimable(_suite.Client) + _suite.Claimable(_suite.Provider)
            + _suite.BalanceOf(_suite.Client.ScriptHash) + _suite.BalanceOf(_suite.Provider.ScriptHash);
    }
}
