using System.Numerics;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Attacks.Tests;

/// <summary>Challenges without a case, to keep an honest provider from its pay.</summary>
public class DisputeGriefingTests
{
    readonly SuiteChain _suite = new();

    [Fact]
    public void Challenges_ofRightCells_delayNothing_andCostTheirSender()
    {
        JobFlow flow = JobFlow.Audited(_suite);
        uint end = flow.View().DisputeEndBlock;
        BigInteger gas = _suite.Chain.GasOf(_suite.Challenger.ScriptHash);
        for (int cell = 0; cell < 5; cell++)
            _suite.Refused("Referee/cell-right", _suite.Challenger, _suite.Referee, "challenge",
                [flow.Id, cell, _suite.Challenger.ScriptHash, .. flow.Open(cell).Arguments]);
        flow.View().DisputeEndBlock.Should().Be(end);
        flow.PassDispute().Settle();
        _suite.Claimable(_suite.Provider).Should().Be(flow.Fee * 73 / 100);
        (gas - _suite.Chain.GasOf(_suite.Challenger.ScriptHash)).Should().BeGreaterThan(5 * 0_50000000);
    }

    [Fact]
    public void Window_extendedByAnybodyButTheReferee_isRefused()
    {
        JobFlow flow = JobFlow.Committed(_suite);
        foreach (Actor actor in new[] { _suite.Stranger, _suite.Client, _suite.Steward })
            _suite.Refused("JobMarket/not-referee", actor, _suite.Market, "extendDispute", flow.Id, 1_000_000);
    }

    [Fact]
    public void Slash_orAudit_saidByAnybodyButTheReferee_isRefused()
    {
        JobFlow flow = JobFlow.Committed(_suite);
        _suite.Refused("JobMarket/not-referee", _suite.Client, _suite.Market, "slash", flow.Id, _suite.Client.ScriptHash, true);
        _suite.Refused("JobMarket/not-referee", _suite.Provider, _suite.Market, "recordAudit", flow.Id, 0, 0);
    }
}
