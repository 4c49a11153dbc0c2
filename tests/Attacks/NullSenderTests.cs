using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>Payments from nobody: what a mint looks like to whom it is paid.</summary>
public class NullSenderTests
{
    readonly SuiteChain _suite = new();

    [Fact]
    public void Transfer_fromNobody_isRefused() => _suite.Refused("AgpuToken/invalid-account",
        _suite.Stranger, _suite.Token, "transfer", null, _suite.Stranger.ScriptHash, SuiteChain.Agpu, null);

    [Fact]
    public void Mint_intoTheMarket_opensNothing() => _suite.Refused("JobMarket/unknown-payment",
        _suite.Minter, _suite.Token, "mintForPublicWork", _suite.Market, SuiteChain.Agpu);

    [Fact]
    public void Mint_intoTheVaults_stakesNothing() => _suite.Refused("StakingVaults/unknown-payment",
        _suite.Minter, _suite.Token, "mintForPublicWork", _suite.Vaults, SuiteChain.Agpu);

    /// <summary>Whoever calls the hook itself is no token, whatever sender and order it makes up.</summary>
    [Fact]
    public void Hook_calledByHand_isRefused()
    {
        JobFlow flow = JobFlow.Opened(_suite);
        _suite.Refused("JobMarket/foreign-token",
            _suite.Stranger, _suite.Market, "onNEP17Payment", null, flow.Fee, flow.OpenData());
        _suite.Refused("StakingVaults/foreign-token", _suite.Stranger, _suite.Vaults, "onNEP17Payment",
            null, SuiteChain.Agpu, new object?[] { "stake", SuiteChain.Inference });
    }
}
