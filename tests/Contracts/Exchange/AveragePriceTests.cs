using System.Numerics;
using Neo.Network.P2P.Payloads;
using StarMiner.Client;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Exchange;

/// <summary>Prices in [1e-16 of 1e-6 TUSD per 1e-8 AGPU]: 0.25 TUSD an AGPU = 0.0025 units = 2.5e13.</summary>
public class AveragePriceTests
{
    const long Agpu = ExchangeChain.Agpu, Tusd = ExchangeChain.Tusd;
    const long Quarter = 25_000_000_000_000;
    const ulong Minute = 60_000;
    readonly ExchangeChain _c = new ExchangeChain().WithLiquidity();

    [Fact]
    public void AveragePrice_beforeHalfAnHour_isRefused()
    {
        Pass(29 * Minute);
        _c.Suite.RefusedRead("Exchange/history-too-short", _c.Pair, "averagePrice");
        Pass(1 * Minute);
        Average().Price.Should().Be(Quarter);
    }

    [Fact]
    public void AveragePrice_weighsEachPriceByTheTimeItStood()
    {
        Pass(20 * Minute);
        ulong change = _c.Chain.TimeMs;
        _c.Swap(_c.Suite.Provider, _c.Token, 1_000 * Agpu);
        ulong changed = _c.Chain.TimeMs;
        Pass(20 * Minute);
        (BigInteger agpu, BigInteger asset) = _c.Reserves();
        BigInteger after = asset * 10_000_000_000_000_000 / agpu;
        var (price, windowMs) = Average();
        BigInteger tail = (BigInteger)(ReadTime() - changed);
        price.Should().Be((Quarter * (windowMs - tail) + after * tail) / windowMs);
        price.Should().BeGreaterThan(after).And.BeLessThan(Quarter);
        change.Should().BeLessThan(changed);
    }

    [Fact]
    public void AveragePrice_underSteadyTrade_looksBackHalfAnHourToAnHour()
    {
        for (int minute = 0; minute < 100; minute++)
        {
            Pass(Minute);
            _c.Swap(_c.Suite.Provider, _c.Token, Agpu);
            if (minute >= 30) Average().WindowMs.Should().BeInRange(30 * 60_000, 62 * 60_000);
        }
    }

    [Fact]
    public void AveragePrice_ofAPriceThatLastsLessThanABlock_doesNotMove()
    {
        Pass(31 * Minute);
        var before = Average().Price;
        // Up and down in one block: the pair sees one time only.
        var actor = _c.Suite.Provider;
        ReadOnlyMemory<byte> script = CallScript.Of(
            new ContractCall(_c.Token, "transfer", _c.SwapArguments(actor, 5_000 * Agpu)),
            new ContractCall(_c.Stable, "transfer", _c.SwapArguments(actor, 800 * Tusd)));
        var signer = new TransactionSigner(actor, WitnessScope.CalledByEntry);
        _c.Chain.Send(new TransactionRequest(script, signer)).Fault.Should().BeNull();
        // Only what it left behind counts, for the second that it has stood; the spike of half the price does not.
        (BigInteger agpu, BigInteger asset) = _c.Reserves();
        BigInteger left = asset * 10_000_000_000_000_000 / agpu;
        left.Should().NotBe(before);
        var (price, windowMs) = Average();
        price.Should().Be((Quarter * (windowMs - 1_000) + left * 1_000) / windowMs);
    }

    [Fact]
    public void CumulativePrice_letsAReaderKeepAWindowOfItsOwn()
    {
        var first = Cumulative();
        Pass(5 * Minute);
        var second = Cumulative();
        ((second.Sum - first.Sum) / (second.TimeMs - first.TimeMs)).Should().Be(Quarter);
    }

    (BigInteger Price, BigInteger WindowMs) Average()
    {
        var average = _c.Suite.Read(_c.Pair, "averagePrice").AsList(2);
        return (average[0].AsInteger(), average[1].AsInteger());
    }

    (BigInteger Sum, BigInteger TimeMs) Cumulative()
    {
        var now = _c.Suite.Read(_c.Pair, "cumulativePrice").AsList(2);
        return (now[0].AsInteger(), now[1].AsInteger());
    }

    ulong ReadTime() => (ulong)Cumulative().TimeMs;

    void Pass(ulong ms) => _c.Chain.MoveTimeTo(_c.Chain.TimeMs + ms);
}
