using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>Pay before the work is shown, before it can be disputed, or twice.</summary>
public class EarlySettlementTests
{
    readonly SuiteChain _suite = new();

    [Fact]
    public void Settlement_withoutTheAudit_isRefused() =>
        Refused("JobMarket/not-audited", JobFlow.Committed(_suite).PassDispute());

    [Fact]
    public void Settlement_inTheDisputeWindow_isRefused() => Refused("JobMarket/too-early", JobFlow.Audited(_suite));

    [Fact]
    public void Settlement_again_isRefused()
    {
        JobFlow flow = JobFlow.Audited(_suite).PassDispute();
        flow.Settle();
        Refused("JobMarket/not-audited", flow);
    }

    [Fact]
    public void Commitment_again_isRefused() => _suite.Refused("JobMarket/not-claimed",
        _suite.Provider, _suite.Market, "commit", JobFlow.Committed(_suite).Id, new byte[32]);

    [Fact]
    public void Commitment_afterTheDeadline_isRefused() => _suite.Refused("JobMarket/too-late",
        _suite.Provider, _suite.Market, "commit", JobFlow.Claimed(_suite).PassWindow().Id, new byte[32]);

    void Refused(string error, JobFlow flow) =>
        _suite.Refused(error, _suite.Provider, _suite.Market, "settle", flow.Id);
}
