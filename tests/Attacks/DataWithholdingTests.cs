using System.Numerics;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>A root without data behind it: the provider answers nobody, or the client gives nobody the inputs.</summary>
public class DataWithholdingTests
{
    readonly SuiteChain _suite = new();

    [Fact]
    public void Output_withheldFromTheAudit_costsTheWholeBond_andTheClientNothing()
    {
        JobFlow flow = JobFlow.Committed(_suite);
        BigInteger wealth = Wealth(flow), supply = _suite.Money.Supply;
        flow.PassDispute();
        _suite.Refused("JobMarket/not-audited", _suite.Provider, _suite.Market, "settle", flow.Id);
        flow.TimeOut();
        _suite.Claimable(_suite.Client).Should().Be(flow.Fee + JobFlow.TipAgpu + flow.Fee / 2);
        Wealth(flow).Should().Be(wealth - flow.Fee);
        (supply - _suite.Money.Supply).Should().Be((flow.Fee + 1) / 2);
    }

    /// <summary>Whoever claims without having looked pays for it; nobody has to.</summary>
    [Fact]
    public void Input_withheldFromTheProvider_costsAShareOfTheBondOfWhoeverDidNotLook()
    {
        JobFlow flow = JobFlow.Claimed(_suite);
        BigInteger wealth = Wealth(flow);
        flow.PassWindow().TimeOut();
        (wealth - Wealth(flow)).Should().Be(flow.Fee / 10);
        // The client, that gave the inputs to nobody, has its job waiting again and gains at most half of that.
        flow.View().Status.Should().Be(JobView.Open);
        _suite.Claimable(_suite.Client).Should().Be(flow.Fee / 20);
    }

    BigInteger Wealth(JobFlow flow)
    {
        var (free, locked) = _suite.BondOf(_suite.Provider);
        return free + locked + _suite.Claimable(_suite.Provider);
    }
}
