using System.Numerics;
using Neo;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Attacks.Tests;

/// <summary>A payee that calls back into the market in the middle of its payment.</summary>
public class MarketReentrancyTests
{
    readonly SuiteChain _suite = new();
    readonly UInt160 _payee;

    public MarketReentrancyTests() => _payee = _suite.Chain.Deploy(_suite.Stranger, CompiledSuite.Load("Reenterer"));

    [Fact]
    public void Withdraw_reentered_findsNothingLeft()
    {
        JobFlow flow = JobFlow.Opened(_suite);
        _suite.Deal(_suite.Client, 500 * SuiteChain.Agpu);
        _suite.Invoke(_suite.Client, _suite.Token, "transfer",
            _suite.Client.ScriptHash, _payee, flow.Fee + JobFlow.TipAgpu, null);
        // The contract itself is the client: it opens a job, cancels it and is owed the escrow.
        Act(_suite.Token, "transfer", _payee, _suite.Market, flow.Fee + JobFlow.TipAgpu, flow.OpenData());
        Act(_suite.Market, "cancel", flow.Id + 1);
        _suite.Invoke(_suite.Stranger, _payee, "arm", _suite.Market, "withdraw", new object?[] { _payee });
        _suite.Refused("JobMarket/nothing-to-withdraw", _suite.Stranger, _payee, "act",
            _suite.Market, "withdraw", new object?[] { _payee });
    }

    [Fact]
    public void WithdrawOfStake_reentered_findsNothingLeft()
    {
        BigInteger stake = 10 * SuiteChain.Agpu;
        _suite.Deal(_suite.Client, 500 * SuiteChain.Agpu);
        _suite.Invoke(_suite.Client, _suite.Token, "transfer", _suite.Client.ScriptHash, _payee, stake, null);
        Act(_suite.Token, "transfer", _payee, _suite.Vaults, stake, new object?[] { "stake", SuiteChain.Inference });
        Act(_suite.Vaults, "requestUnbond", _payee, SuiteChain.Inference, stake);
        _suite.Chain.MoveTimeTo(_suite.Chain.TimeMs + 7 * 24 * 3_600_000);
        _suite.Invoke(_suite.Stranger, _payee, "arm", _suite.Vaults, "withdraw", new object?[] { _payee, SuiteChain.Inference });
        _suite.Refused("StakingVaults/nothing-to-withdraw", _suite.Stranger, _payee, "act",
            _suite.Vaults, "withdraw", new object?[] { _payee, SuiteChain.Inference });
    }

    TransactionReceipt Act(UInt160 target, string method, params object?[] arguments) =>
        _suite.Invoke(_suite.Stranger, _payee, "act", target, method, arguments);
}
