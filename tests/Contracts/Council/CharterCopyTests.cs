using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Council;

/// <summary>The contracts' own copies of the charter are never behind it; whoever has none asks the Council.</summary>
public class CharterCopyTests
{
    readonly SuiteChain _suite = new();

    static readonly string[] Listeners = ["AgpuToken", "JobMarket", "Referee", "PricingEngine", "StakingVaults"];

    [Fact]
    public void EveryChange_reachesEveryCopyInItsOwnTransaction()
    {
        CheckCopies();
        _suite.Govern("set", "MinBond", 3 * SuiteChain.Agpu);
        CheckCopies();
        _suite.Invoke(_suite.Steward, _suite.Council, "pause", 3);
        CheckCopies();
        _suite.Invoke(_suite.Steward, _suite.Council, "unpause", 1);
        CheckCopies();
        _suite.Invoke(_suite.Steward, _suite.Council, "bind", "Exchange", _suite.Stranger.ScriptHash);
        CheckCopies();
        _suite.Govern("delist", _suite.Kernel);
        CheckCopies();
    }

    [Fact]
    public void WhoLeavesItsSeat_keepsNoCopyAndFollowsTheCouncil()
    {
        _suite.Govern("bind", "PricingEngine", _suite.Stranger.ScriptHash);
        CopyOf(_suite.Prices).Should().BeNull();
        _suite.Govern("set", "StandardMultiplierBps", 30_000);
        _suite.Read(_suite.Prices, "priceOf", 1, 1).AsInteger().Should().Be(3 * SuiteChain.UnitPrice);
    }

    [Fact]
    public void EveryKeeperOfACopy_givesItUpWithItsSeat()
    {
        SuiteChain suite = new WholeSuite().Chain;
        ChainSnapshot whole = suite.Chain.Snapshot();
        foreach (string role in (string[])[.. Listeners, "ReputationOracle", "RewardController", "AuditorCommittee"])
        {
            suite.Chain.Restore(whole);
            UInt160 contract = suite.HashOf(role);
            CopyIn(suite, contract).Should().NotBeNull(role);
            suite.Govern("bind", role, suite.Stranger.ScriptHash);
            CopyIn(suite, contract).Should().BeNull(role);
        }
    }

    [Fact]
    public void WhoTakesASeat_hasACopyAtOnce()
    {
        UInt160 oracle = _suite.Chain.Deploy(_suite.Steward, CompiledSuite.Load("ReputationOracle"), _suite.Council);
        CopyOf(oracle).Should().BeNull();
        _suite.Invoke(_suite.Steward, _suite.Council, "bind", "ReputationOracle", oracle);
        CopyOf(oracle).Should().Equal(Charter());
    }

    /// <summary>What the market knows of a kernel holds only until the Council says otherwise.</summary>
    [Fact]
    public void Kernel_takenBackAndListedForAnotherTask_isNewToTheMarket()
    {
        JobFlow flow = JobFlow.Opened(_suite);
        _suite.Govern("delist", _suite.Kernel);
        _suite.Refused("JobMarket/kernel-not-listed", _suite.Client, _suite.Token, "transfer",
            _suite.Client.ScriptHash, _suite.Market, flow.Fee + JobFlow.TipAgpu, flow.OpenData());
        _suite.Govern("list", _suite.Kernel, 3);
        JobFlow again = flow.Follow(flow.OpenMore(2 * flow.Fee + JobFlow.TipAgpu));
        again.View().Task.Should().Be(3);
        again.View().Kernel.Should().Be(_suite.Kernel);
        flow.View().Task.Should().Be(SuiteChain.Inference, "a job keeps what it was opened as");
        _suite.Govern("list", _suite.Kernel, 2);
        flow.Follow(flow.OpenMore(2 * flow.Fee + JobFlow.TipAgpu)).View().Task
            .Should().Be(2, "a listing that changes counts at once");
    }

    /// <summary>A dispute window that the Council changes is not that of a job that somebody has claimed.</summary>
    [Fact]
    public void DisputeBlocks_changedDuringAJob_areNotTheJobs()
    {
        const int days = 24 * 3_600_000;
        var product = new MatMulJob(20, 20, 20);
        object?[] data = [
            "open", _suite.Kernel, product.Params, product.InputRoots, 0, 100 * SuiteChain.Agpu, 0, days, 7 * days];
        _suite.Deal(_suite.Client, 1_000 * SuiteChain.Agpu);
        _suite.Deal(_suite.Provider, 1_000 * SuiteChain.Agpu);
        _suite.Stake(_suite.Provider, 500 * SuiteChain.Agpu);
        _suite.Invoke(_suite.Client, _suite.Token, "transfer",
            _suite.Client.ScriptHash, _suite.Market, 500 * SuiteChain.Agpu, data);
        _suite.Invoke(_suite.Provider, _suite.Market, "claim", 1, _suite.Provider.ScriptHash);
        _suite.Govern("set", "DisputeBlocks", 5_000);
        uint block = _suite.Invoke(_suite.Provider, _suite.Market, "commit", 1, new byte[32]).Block.Index;
        JobView.Read(_suite, 1).DisputeEndBlock.Should().Be(block + JobFlow.DisputeBlocks);
    }

    void CheckCopies()
    {
        byte[] charter = Charter();
        foreach (string name in Listeners) CopyOf(_suite.HashOf(name)).Should().Equal(charter, $"{name} has it");
    }

    byte[] Charter() => _suite.Read(_suite.Council, "charter").AsBytes();

    byte[]? CopyOf(UInt160 contract) => CopyIn(_suite, contract);

    static byte[]? CopyOf(Chain chain, UInt160 contract) => Money.Storage(chain, contract)
        .Where(entry => entry.Key is [0x0F]).Select(entry => entry.Value).SingleOrDefault();

    /// <summary>It asks the directory for AGPU when it is deployed, so it comes after its seat is bound.</summary>
    [Fact]
    public void Pair_thatIsDeployedIntoItsSeat_hasACopyAtOnce()
    {
        UInt160 pair = _suite.HashOf("Exchange");
        _suite.Invoke(_suite.Steward, _suite.Council, "bind", "Exchange", pair);
        DeployPair(_suite);
        CopyOf(pair).Should().Equal(Charter());
        _suite.Govern("set", "SwapFeeBps", 30);
        CopyOf(pair).Should().Equal(Charter());
        _suite.Govern("bind", "Exchange", _suite.Stranger.ScriptHash);
        CopyOf(pair).Should().BeNull();
    }

    /// <summary>Nobody would tell it of a change: it asks.</summary>
    [Fact]
    public void Pair_withoutASeat_hasNoCopy()
    {
        DeployPair(_suite);
        CopyOf(_suite.HashOf("Exchange")).Should().BeNull();
    }

    [Fact]
    public void Pair_thatIsDeployedBeforeTheFirstSync_hasNoCopyUntilThen()
    {
        var chain = new Chain(new ChainOptions { BlockTimeMs = 1_000 });
        Actor steward = chain.Actor("steward");
        chain.Fund(steward, 10_000_00000000);
        UInt160 council = chain.Deploy(steward, CompiledSuite.Load("Council"));
        UInt160 token = chain.Deploy(steward, CompiledSuite.Load("AgpuToken"), council);
        UInt160 pair = CompiledSuite.Load("Exchange").HashFor(steward.ScriptHash);
        chain.Invoke(steward, new ContractCall(council, "bind", "AgpuToken", token)).OrThrow();
        chain.Invoke(steward, new ContractCall(council, "bind", "Exchange", pair)).OrThrow();
        UInt160 stable = chain.Deploy(steward, CompiledSuite.Load("TestStable"));
        chain.Deploy(steward, CompiledSuite.Load("Exchange"), new object?[] { council, stable });
        CopyOf(chain, pair).Should().BeNull();
        chain.Invoke(steward, new ContractCall(council, "sync")).OrThrow();
        CopyOf(chain, pair).Should().Equal(CopyOf(chain, token));
    }

    static void DeployPair(SuiteChain suite)
    {
        UInt160 stable = suite.Chain.Deploy(suite.Steward, CompiledSuite.Load("TestStable"));
        suite.Chain.Deploy(suite.Steward, CompiledSuite.Load("Exchange"), new object?[] { suite.Council, stable });
    }

    static byte[]? CopyIn(SuiteChain suite, UInt160 contract) => CopyOf(suite.Chain, contract);
}
