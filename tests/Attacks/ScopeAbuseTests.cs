using Neo;
using Neo.Network.P2P.Payloads;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Attacks.Tests;

/// <summary>
/// A contract that its caller believes harmless acts in the caller's name. CalledByEntry, which is all that this suite ever asks
/// for, does not reach that far; Global would.
/// </summary>
public class ScopeAbuseTests
{
    readonly SuiteChain _suite = new();
    readonly UInt160 _phisher;

    public ScopeAbuseTests() => _phisher = _suite.Chain.Deploy(_suite.Stranger, CompiledSuite.Load("Reenterer"));

    [Fact]
    public void Transfer_inTheCallersName_movesNothing()
    {
        JobFlow.Opened(_suite);
        var before = _suite.BalanceOf(_suite.Client.ScriptHash);
        TransactionReceipt receipt = Phish(WitnessScope.CalledByEntry, _suite.Token, "transfer",
            _suite.Client.ScriptHash, _suite.Stranger.ScriptHash, SuiteChain.Agpu, null);
        receipt.Result!.GetBoolean().Should().BeFalse();
        _suite.BalanceOf(_suite.Client.ScriptHash).Should().Be(before);
    }

    /// <summary>The reason why no page of this repository tells anyone to sign with Global.</summary>
    [Fact]
    public void Transfer_inTheCallersName_goesThroughOnlyWhereTheCallerSignedForEverything()
    {
        JobFlow.Opened(_suite);
        TransactionReceipt receipt = Phish(WitnessScope.Global, _suite.Token, "transfer",
            _suite.Client.ScriptHash, _suite.Stranger.ScriptHash, SuiteChain.Agpu, null);
        receipt.Result!.GetBoolean().Should().BeTrue();
    }

    [Fact]
    public void Burn_inTheCallersName_isRefused()
    {
        JobFlow.Opened(_suite);
        Refused("AgpuToken/no-witness", _suite.Client, _suite.Token, "burn", _suite.Client.ScriptHash, SuiteChain.Agpu);
    }

    [Fact]
    public void Cancel_inTheCallersName_isRefused() =>
        Refused("JobMarket/no-witness", _suite.Client, _suite.Market, "cancel", JobFlow.Opened(_suite).Id);

    [Fact]
    public void Claim_inTheCallersName_isRefused() => Refused("JobMarket/no-witness",
        _suite.Provider, _suite.Market, "claim", JobFlow.Opened(_suite).Id, _suite.Provider.ScriptHash);

    [Fact]
    public void Commit_inTheCallersName_isRefused() => Refused("JobMarket/no-witness",
        _suite.Provider, _suite.Market, "commit", JobFlow.Claimed(_suite).Id, new byte[32]);

    [Fact]
    public void Withdrawal_inTheCallersName_isRefused()
    {
        JobFlow.Audited(_suite).PassDispute().Settle();
        Refused("JobMarket/no-witness", _suite.Provider, _suite.Market, "withdraw", _suite.Provider.ScriptHash);
    }

    [Fact]
    public void Unbonding_inTheCallersName_isRefused()
    {
        JobFlow.Opened(_suite);
        Refused("StakingVaults/no-witness", _suite.Provider, _suite.Vaults, "requestUnbond",
            _suite.Provider.ScriptHash, SuiteChain.Inference, SuiteChain.Agpu);
    }

    void Refused(string error, Actor victim, UInt160 target, string method, params object?[] arguments) =>
        _suite.Refused(error, victim, _phisher, "act", target, method, arguments);

    TransactionReceipt Phish(WitnessScope scope, UInt160 target, string method, params object?[] arguments) =>
        _suite.Chain.Send(new TransactionRequest(
            CallScript.Of(new ContractCall(_phisher, "act", target, method, arguments)),
            [new TransactionSigner(_suite.Client, scope)])).OrThrow();
}
