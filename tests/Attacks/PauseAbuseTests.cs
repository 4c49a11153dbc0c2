using System.Numerics;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>Guardians that stop everything they can: nobody's money stays in.</summary>
public class PauseAbuseTests
{
    readonly SuiteChain _suite = new();

    [Fact]
    public void Pause_ofAllEntries_keepsNoExitShut()
    {
        JobFlow flow = JobFlow.Audited(_suite);
        BigInteger second = flow.OpenMore(flow.Fee + JobFlow.TipAgpu);
        _suite.Invoke(_suite.Steward, _suite.Council, "pause", 7);
        _suite.Refused("JobMarket/paused", _suite.Client, _suite.Token, "transfer",
            _suite.Client.ScriptHash, _suite.Market, flow.Fee + JobFlow.TipAgpu, flow.OpenData());
        flow.PassDispute().Settle();
        _suite.Invoke(_suite.Client, _suite.Market, "cancel", second);
        foreach (var actor in new[] { _suite.Client, _suite.Provider })
            _suite.Invoke(actor, _suite.Market, "withdraw", actor.ScriptHash);
        _suite.Invoke(_suite.Provider, _suite.Vaults, "requestUnbond",
            _suite.Provider.ScriptHash, SuiteChain.Inference, 500 * SuiteChain.Agpu);
        _suite.Chain.MoveTimeTo(_suite.Chain.TimeMs + 7 * 24 * 3_600_000);
        _suite.Invoke(_suite.Provider, _suite.Vaults, "withdraw", _suite.Provider.ScriptHash, SuiteChain.Inference);
        Money money = _suite.Money;
        (money.Escrow + money.Credits + money.FreeStake + money.LockedStake + money.UnbondingStake).Should().Be(0);
    }

    [Fact]
    public void Pause_byAnybodyButTheGuardians_isRefused()
    {
        foreach (var actor in new[] { _suite.Stranger, _suite.Client })
            _suite.Refused("Council/not-guardian", actor, _suite.Council, "pause", 1);
    }
}
