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
    public void Division_again_isRefused()
    {
        JobFlow flow = JobFlow.Lied(_suite, cell: 1);
        flow.Challenge(1);
        flow.Divide();
        _suite.Refused("JobMarket/nothing-to-divide", _suite.Challenger, _suite.Market, "divideSlashed", flow.Id);
        _suite.Money.CheckConservation();
    }

    /// <summary>What one fault has cost is not the vault's to pay for another's, nor the provider's to take along.</summary>
    [Fact]
    public void Stake_thatIsLostAndNotDivided_isNobodysYet()
    {
        JobFlow flow = JobFlow.Lied(_suite, cell: 1);
        flow.Challenge(1);
        var (free, locked) = _suite.BondOf(_suite.Provider);
        locked.Should().Be(0);
        _suite.Refused("StakingVaults/stake-too-low", _suite.Provider, _suite.Vaults, "requestUnbond",
            _suite.Provider.ScriptHash, SuiteChain.Inference, free + 1);
        _suite.Refused("StakingVaults/not-market", _suite.Challenger, _suite.Vaults, "divideLost",
            _suite.Provider.ScriptHash, SuiteChain.Inference, 1);
        flow.Divide();
        _suite.BondOf(_suite.Provider).Should().Be((free, locked));
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
