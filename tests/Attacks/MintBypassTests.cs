using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>AGPU out of nothing: the calls that end in a mint, made by whoever likes.</summary>
public class MintBypassTests
{
    const long Agpu = SuiteChain.Agpu;

    [Fact]
    public void Mint_byOthersThanTheMinter_isRefused()
    {
        var suite = new SuiteChain();
        JobFlow.Audited(suite).PassDispute().Settle();
        foreach (var actor in new[] { suite.Stranger, suite.Steward, suite.Client })
            foreach (string method in new[] { "mintForPublicWork", "mintForJobs" })
                suite.Refused("AgpuToken/not-minter", actor, suite.Token, method, actor.ScriptHash, 1);
    }

    [Fact]
    public void SettlementBurn_byOthersThanTheMarket_givesNoRight()
    {
        var suite = new SuiteChain();
        suite.Deal(suite.Client, 100 * Agpu);
        suite.Refused("AgpuToken/not-market", suite.Client, suite.Token, "burnAtSettlement", Agpu);
        suite.Invoke(suite.Client, suite.Token, "burn", suite.Client.ScriptHash, Agpu);
        suite.Money.BurnedAtSettlement.Should().Be(0, "a voluntary burn is no settlement");
        suite.Refused("AgpuToken/job-issuance-exceeded", suite.Minter, suite.Token, "mintForJobs", suite.Client.ScriptHash, 1);
    }

    [Fact]
    public void Books_writtenByOthersThanTheSeats_areRefused()
    {
        var whole = new WholeSuite().CloseTheMint();
        SuiteChain suite = whole.Chain;
        Neo.UInt160 me = suite.Stranger.ScriptHash;
        suite.Refused("RewardController/not-market", suite.Stranger, whole.Rewards, "recordSettled", me, Agpu, 10_000);
        suite.Refused("RewardController/not-committee", suite.Stranger, whole.Rewards, "recordAudit", me, 1);
        suite.Refused("RewardController/not-oracle", suite.Stranger, whole.Rewards, "recordOracle", me, 1);
        suite.Refused("ReputationOracle/not-market", suite.Stranger, whole.Oracle, "recordSettled", me, 1, me, Agpu);
        suite.Refused("JobMarket/not-reward-controller",
            suite.Stranger, suite.Market, "openPublic", suite.Kernel, MatMulJob.ParamsOf(1, 1, 1), 60_000, 60_000);
        suite.Refused("AgpuToken/not-minter", suite.Minter, suite.Token, "mintForPublicWork", me, Agpu);
    }
}
