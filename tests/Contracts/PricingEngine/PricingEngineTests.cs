using System.Numerics;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.PricingEngine;

public class PricingEngineTests
{
    const long Agpu = SuiteChain.Agpu;
    const ulong WindowMs = 60_000, HourMs = 60 * WindowMs;
    readonly SuiteChain _suite = new();

    [Theory]
    [InlineData(0, 5_000)]
    [InlineData(1, 10_000)]
    [InlineData(2, 20_000)]
    [InlineData(3, 40_000)]
    public void PriceOf_beforeAnyDemand_isTheStartTimesTheTiersMultiplier(int tier, int multiplierBps)
    {
        for (int task = 0; task < 4; task++)
            Price(task, tier).Should().Be(SuiteChain.UnitPrice * multiplierBps / 10_000);
        _suite.Read(_suite.Prices, "quote", 1, tier, 7).AsInteger().Should().Be(7 * Price(1, tier));
    }

    [Fact]
    public void PriceOf_afterAWindowAboveTheTarget_risesByAnEighth()
    {
        _suite.Govern("set", "TargetUnits", 1);
        JobFlow flow = JobFlow.Opened(_suite).Claim();
        Price(1, 1).Should().Be(SuiteChain.UnitPrice, "the window is not over");
        Wait(WindowMs);
        Price(1, 1).Should().Be(SuiteChain.UnitPrice * 9 / 8);
        Price(1, 0).Should().Be(SuiteChain.UnitPrice / 2, "each tier has its own price");
        Price(2, 1).Should().Be(SuiteChain.UnitPrice, "and each task");
        flow.View().Fee.Should().Be(2 * SuiteChain.UnitPrice, "an opened job's fee stays");
    }

    [Fact]
    public void PriceOf_atTheTarget_stays()
    {
        _suite.Govern("set", "TargetUnits", 2);
        JobFlow.Claimed(_suite);
        Wait(WindowMs);
        Price(1, 1).Should().Be(SuiteChain.UnitPrice);
    }

    [Fact]
    public void PriceOf_afterIdleWindows_decaysToTheFloorWithoutATransaction()
    {
        JobFlow.Claimed(_suite);
        Wait(WindowMs);
        BigInteger used = SuiteChain.UnitPrice - SuiteChain.UnitPrice * 9_998 / 80_000;
        Price(1, 1).Should().Be(used);
        Wait(WindowMs);
        Price(1, 1).Should().BeInRange(used * 7 / 8 - 1, used * 7 / 8);
        Wait(1_000 * WindowMs);
        Price(1, 1).Should().Be(Agpu / 10_000);
        Wait(1_000_000 * WindowMs);
        Price(1, 1).Should().Be(Agpu / 10_000);
    }

    [Fact]
    public void RecordDemand_saysWhereThePriceWent()
    {
        JobFlow flow = JobFlow.Opened(_suite);
        var first = flow.Claim().Suite.Read(_suite.Prices, "priceOf", 1, 1).AsInteger();
        BigInteger second = flow.OpenMore(flow.Fee + JobFlow.TipAgpu);
        Wait(3 * WindowMs);
        BigInteger third = flow.OpenMore(flow.Fee + JobFlow.TipAgpu);
        _suite.Refused("JobMarket/too-late", _suite.Provider, _suite.Market, "claim", second, _suite.Provider.ScriptHash);
        ContractEvent told = _suite.Invoke(_suite.Provider, _suite.Market, "claim", third, _suite.Provider.ScriptHash)
            .Events.Single(e => e.Name == "BaseFeeMoved");
        told.Values[2].AsInteger().Should().BeLessThan(first).And.Be(Price(1, 1));
    }

    /// <summary>Price pumping: what is opened and cancelled was never asked for.</summary>
    [Fact]
    public void PriceOf_isNotMovedByJobsThatAreOpenedAndCancelled()
    {
        _suite.Govern("set", "TargetUnits", 1);
        JobFlow flow = JobFlow.Opened(_suite);
        for (int i = 0; i < 5; i++)
            _suite.Invoke(_suite.Client, _suite.Market, "cancel", flow.OpenMore(flow.Fee, tip: 0));
        Wait(WindowMs);
        Price(1, 1).Should().Be(SuiteChain.UnitPrice);
    }

    [Fact]
    public void PriceOf_keepsToTheBoundsThatTheCouncilSets()
    {
        _suite.Govern("set", "BaseFeeCeiling", Agpu);
        Price(1, 1).Should().Be(Agpu);
        _suite.Govern("set", "BaseFeeFloor", Agpu / 2);
        JobFlow.Claimed(_suite);
        Wait(100 * WindowMs);
        Price(1, 1).Should().Be(Agpu / 2);
    }

    /// <summary>A price below everybody's cost comes back: what waited in vain was worth more.</summary>
    [Fact]
    public void PriceOf_afterAJobThatNobodyWanted_isTwiceWhatItOffered_andStaysAsLong()
    {
        BigInteger start = SuiteChain.UnitPrice;
        BigInteger id = OpenFor(HourMs);
        Wait(HourMs + 1);
        ContractEvent told = TimeOut(id).Single(e => e.Name == "BaseFeeMoved");
        told.Values[2].AsInteger().Should().Be(2 * start);
        Price(1, 1).Should().Be(2 * start);
        BigInteger next = OpenFor(HourMs);
        Wait(HourMs - WindowMs);
        Price(1, 1).Should().Be(2 * start, "it is held as long as the job waited");
        Wait(3 * WindowMs);
        Price(1, 1).Should().BeLessThan(2 * start, "and then falls as ever");
        TimeOut(next);
        Price(1, 1).Should().Be(4 * start);
        Wait(1_000 * WindowMs);
        Price(1, 1).Should().Be(Agpu / 10_000);
    }

    [Fact]
    public void RecordUnserved_ofAShortWait_orWhereAnybodyClaims_movesNothing()
    {
        BigInteger brief = OpenFor(HourMs - 1);
        Wait(HourMs);
        TimeOut(brief).Should().NotContain(e => e.Name == "BaseFeeMoved");
        JobFlow flow = JobFlow.Opened(_suite);
        BigInteger poison = OpenFor(HourMs);
        flow.Claim();
        BigInteger served = Price(1, 1);
        Wait(HourMs + 1);
        TimeOut(poison).Should().NotContain(e => e.Name == "BaseFeeMoved");
        Price(1, 1).Should().BeLessThan(served);
    }

    /// <summary>The first claim ends the wait: from then on claims move the price again.</summary>
    [Fact]
    public void RecordDemand_whileThePriceIsHeld_beginsAWindow()
    {
        BigInteger id = OpenFor(2 * HourMs);
        Wait(2 * HourMs + 1);
        TimeOut(id);
        _suite.Deal(_suite.Provider, 100 * Agpu);
        _suite.Stake(_suite.Provider, 100 * Agpu);
        BigInteger next = OpenFor(HourMs);
        _suite.Invoke(_suite.Provider, _suite.Market, "claim", next, _suite.Provider.ScriptHash);
        Price(1, 1).Should().Be(2 * SuiteChain.UnitPrice);
        Wait(2 * WindowMs);
        Price(1, 1).Should().BeLessThan(2 * SuiteChain.UnitPrice);
    }

    BigInteger OpenFor(ulong claimMs)
    {
        var job = new MatMulJob(10, 10, 10);
        _suite.Deal(_suite.Client, 1_000 * Agpu);
        return _suite.Invoke(_suite.Client, _suite.Token, "transfer", _suite.Client.ScriptHash, _suite.Market, 1_000 * Agpu,
            new object?[]
            {
                "open", _suite.Kernel, job.Params, job.InputRoots, SuiteChain.Standard, 100 * Agpu, 0, claimMs, WindowMs,
            }).Events.Single(e => e.Name == "JobOpened").Values[0].AsInteger();
    }

    IEnumerable<ContractEvent> TimeOut(BigInteger id) =>
        _suite.Invoke(_suite.Stranger, _suite.Market, "timeOut", id).Events;

    BigInteger Price(int task, int tier) => _suite.Read(_suite.Prices, "priceOf", task, tier).AsInteger();

    void Wait(ulong ms) => _suite.Chain.MoveTimeTo(_suite.Chain.TimeMs + ms);
}
