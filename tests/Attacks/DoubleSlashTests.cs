using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>One lie paid for twice, by the same proof, by another, or by hand.</summary>
public class DoubleSlashTests
{
    readonly SuiteChain _suite = new();

    [Fact]
    public void Challenge_again_isRefused()
    {
        JobFlow flow = JobFlow.Lied(_suite, cell: 1);
        flow.Challenge(1);
        _suite.Refused("JobMarket/not-committed", _suite.Challenger, _suite.Referee, "challenge",
            [flow.Id, 1, _suite.Challenger.ScriptHash, .. flow.Open(1).Arguments]);
    }

    [Fact]
    public void TimeOut_afterAProof_isRefused()
    {
        JobFlow flow = JobFlow.Lied(_suite, cell: 1);
        flow.Challenge(1);
        flow.PassDispute();
        _suite.Refused("JobMarket/not-due", _suite.Stranger, _suite.Market, "timeOut", flow.Id);
    }

    [Fact]
    public void Proof_afterATimeOut_isRefused()
    {
        JobFlow flow = JobFlow.Lied(_suite, cell: 1).PassDispute();
        flow.TimeOut();
        _suite.Refused("JobMarket/not-committed", _suite.Challenger, _suite.Referee, "challenge",
            [flow.Id, 1, _suite.Challenger.ScriptHash, .. flow.Open(1).Arguments]);
    }

    [Fact]
    public void Proof_afterTheSettlement_isRefused()
    {
        JobFlow flow = JobFlow.Audited(_suite).PassDispute();
        flow.Settle();
        _suite.Refused("JobMarket/not-committed", _suite.Challenger, _suite.Referee, "challenge",
            [flow.Id, 1, _suite.Challenger.ScriptHash, .. flow.Open(1).Arguments]);
    }
}
