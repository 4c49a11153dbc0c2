using System.Numerics;
using Neo;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>Lists that others make long, so that whoever walks them runs out of GAS.</summary>
public class UnboundedIterationTests
{
    readonly SuiteChain _suite = new();

    [Fact]
    public void Head_ofMoreThanSixteen_isRefused() => _suite.RefusedRead(
        "JobMarket/invalid-count", _suite.Market, "head", SuiteChain.Inference, SuiteChain.Standard, 17);

    [Fact]
    public void Members_beyondSixteen_areRefused()
    {
        object?[] crowd = [.. Enumerable.Range(1, 17).Select(i => (object?)new UInt160([.. Enumerable.Repeat((byte)i, 20)]))];
        _suite.Refused("Council/invalid-members",
            _suite.Steward, _suite.Council, "found", 1, crowd, 1, new object?[] { _suite.Steward.ScriptHash });
    }

    /// <summary>Credits are one number an account: fifty of them cost no more to take out than one.</summary>
    [Fact]
    public void Withdrawal_ofManyCredits_costsWhatOneDoes()
    {
        JobFlow flow = JobFlow.Opened(_suite);
        long one = WithdrawAfter(flow, 1), fifty = WithdrawAfter(flow, 50);
        ((double)fifty).Should().BeLessThan(one * 1.05);
    }

    long WithdrawAfter(JobFlow flow, int cancelled)
    {
        for (int i = 0; i < cancelled; i++)
        {
            BigInteger id = flow.OpenMore(flow.Fee, tip: 0);
            _suite.Invoke(_suite.Client, _suite.Market, "cancel", id);
        }
        return _suite.Invoke(_suite.Client, _suite.Market, "withdraw", _suite.Client.ScriptHash).Execution.GasDatoshi;
    }
}
