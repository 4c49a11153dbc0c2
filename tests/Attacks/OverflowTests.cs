using System.Numerics;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>The largest integer of the VM wherever an amount goes: a named error, not a fault in the arithmetic.</summary>
public class OverflowTests
{
    static readonly BigInteger Largest = (BigInteger.One << 255) - 1;
    readonly SuiteChain _suite = new();

    [Fact]
    public void Largest_asATransferOrBurn_isMoreThanAnybodyHas()
    {
        JobFlow.Opened(_suite);
        _suite.Invoke(_suite.Client, _suite.Token, "transfer",
            _suite.Client.ScriptHash, _suite.Provider.ScriptHash, Largest, null).Result!.GetBoolean().Should().BeFalse();
        _suite.Refused("AgpuToken/balance-too-low", _suite.Client, _suite.Token, "burn", _suite.Client.ScriptHash, Largest);
    }

    [Fact]
    public void Largest_inAnOrder_isNotPaidFor()
    {
        JobFlow flow = JobFlow.Opened(_suite);
        object?[] order = flow.OpenData();
        order[6] = Largest;
        _suite.Refused("JobMarket/payment-too-low", _suite.Client, _suite.Token, "transfer",
            _suite.Client.ScriptHash, _suite.Market, 10 * SuiteChain.Agpu, order);
        order = flow.OpenData();
        order[5] = Largest;
        _suite.Invoke(_suite.Client, _suite.Token, "transfer",
            _suite.Client.ScriptHash, _suite.Market, flow.Fee + JobFlow.TipAgpu, order);
    }

    [Fact]
    public void Largest_asAStake_isNotThere()
    {
        JobFlow.Opened(_suite);
        _suite.Refused("StakingVaults/stake-too-low",
            _suite.Provider, _suite.Vaults, "requestUnbond", _suite.Provider.ScriptHash, SuiteChain.Inference, Largest);
    }

    [Fact]
    public void Largest_asAMint_isBeyondTheLaw()
    {
        JobFlow.Audited(_suite).PassDispute().Settle();
        _suite.Refused("AgpuToken/public-work-budget-exceeded",
            _suite.Minter, _suite.Token, "mintForPublicWork", _suite.Client.ScriptHash, Largest);
        _suite.Invoke(_suite.Minter, _suite.Token, "mintForJobs", _suite.Client.ScriptHash, 1);
        _suite.Refused("AgpuToken/job-issuance-exceeded",
            _suite.Minter, _suite.Token, "mintForJobs", _suite.Client.ScriptHash, Largest);
    }
}
