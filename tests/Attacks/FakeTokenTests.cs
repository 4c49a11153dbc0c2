using Neo;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>A token that is worth nothing says that it paid.</summary>
public class FakeTokenTests
{
    const long Amount = 1_000 * SuiteChain.Agpu;

    [Fact]
    public void Order_paidInIt_isRefused()
    {
        var suite = new SuiteChain();
        JobFlow flow = JobFlow.Opened(suite);
        Refused(suite, "JobMarket/foreign-token", suite.Market, flow.OpenData());
    }

    [Fact]
    public void Stake_paidInIt_isRefused()
    {
        var suite = new SuiteChain();
        Refused(suite, "StakingVaults/foreign-token", suite.Vaults, ["stake", SuiteChain.Inference]);
        Refused(suite, "StakingVaults/foreign-token", suite.Vaults,
            ["earned", SuiteChain.Inference, suite.Stranger.ScriptHash]);
    }

    [Fact]
    public void OracleBond_paidInIt_isRefused()
    {
        var whole = new WholeSuite();
        Refused(whole.Chain, "ReputationOracle/foreign-token", whole.Oracle, ["bond"]);
    }

    [Fact]
    public void Pools_paidInIt_areRefused()
    {
        var whole = new WholeSuite();
        Refused(whole.Chain, "RewardController/foreign-token", whole.Rewards, ["pools", Amount, 0, 0]);
    }

    [Fact]
    public void Swap_paidInIt_isRefused()
    {
        ExchangeChain exchange = new ExchangeChain().WithFunds().WithLiquidity();
        Refused(exchange.Suite, "Exchange/foreign-token", exchange.Pair, ExchangeChain.SwapNow);
    }

    [Fact]
    public void Wrapping_paidInIt_isRefused()
    {
        var suite = new SuiteChain();
        UInt160 wrapped = suite.Chain.Deploy(suite.Stranger, CompiledSuite.Load("WrappedAgpu"), suite.Council);
        Refused(suite, "WrappedAgpu/foreign-token", wrapped, ["wrap"]);
    }

    static void Refused(SuiteChain suite, string error, UInt160 receiver, object?[] data)
    {
        UInt160 fake = CompiledSuite.Load("FakeToken").HashFor(suite.Stranger.ScriptHash);
        if (suite.Chain.FindContract(fake) is null) suite.Chain.Deploy(suite.Stranger, CompiledSuite.Load("FakeToken"));
        suite.Refused(error, suite.Stranger, fake, "pay", receiver, suite.Client.ScriptHash, Amount, data);
    }
}
