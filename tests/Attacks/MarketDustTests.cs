using System.Numerics;
using Neo;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>Fees so small that the shares of burn and pools are roundings.</summary>
public class MarketDustTests
{
    const long Agpu = SuiteChain.Agpu;
    readonly SuiteChain _suite = new();

    [Fact]
    public void Fees_cutIntoDust_burnMoreAndNotLess()
    {
        UInt160 kernel = TinyJob.Deploy(_suite);
        _suite.Invoke(_suite.Steward, _suite.Council, "listKernel", kernel, TinyJob.Task);
        foreach (var actor in new[] { _suite.Client, _suite.Provider }) _suite.Deal(actor, 100 * Agpu);
        _suite.Stake(_suite.Provider, 50 * Agpu, TinyJob.Task);
        _suite.Govern("set", "BaseFeeFloor", 1);
        _suite.Govern("set", "BaseFeeStart", 1);
        for (int i = 0; i < 4; i++)
        {
            TinyJob job = TinyJob.Open(_suite, kernel, Agpu);
            job.Claim(_suite.Provider).Commit(_suite.Provider).AnswerAll(_suite.Provider).Settle();
            BigInteger fee = JobView.Read(_suite, job.Id).Fee;
            fee.Should().BeInRange(1, 100, "dust");
        }
        Money money = _suite.Money;
        BigInteger fees = Enumerable.Range(1, 4).Aggregate(
            BigInteger.Zero, (sum, id) => sum + JobView.Read(_suite, id).Fee);
        (money.BurnedAtSettlement * 5).Should().BeGreaterThanOrEqualTo(fees, "a fifth, rounded up each time");
        _suite.Claimable(_suite.Provider).Should().BeLessThanOrEqualTo(fees * 8 / 10);
    }

    /// <summary>What a late provider loses is never rounded away: a bond has a minimum.</summary>
    [Fact]
    public void LatePenalty_ofADustFee_isATenthOfTheMinimumBond()
    {
        UInt160 kernel = TinyJob.Deploy(_suite);
        _suite.Invoke(_suite.Steward, _suite.Council, "listKernel", kernel, TinyJob.Task);
        foreach (var actor in new[] { _suite.Client, _suite.Provider }) _suite.Deal(actor, 100 * Agpu);
        _suite.Stake(_suite.Provider, 50 * Agpu, TinyJob.Task);
        _suite.Govern("set", "BaseFeeFloor", 1);
        _suite.Govern("set", "BaseFeeStart", 1);
        TinyJob job = TinyJob.Open(_suite, kernel, Agpu).Claim(_suite.Provider);
        BigInteger supply = _suite.Money.Supply;
        _suite.Chain.MoveTimeTo(_suite.Chain.TimeMs + JobFlow.WindowMs);
        _suite.Invoke(_suite.Stranger, _suite.Market, "timeOut", job.Id);
        (supply - _suite.Money.Supply).Should().Be(Agpu / 20);
    }
}
