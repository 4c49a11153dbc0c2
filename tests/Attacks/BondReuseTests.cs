using System.Numerics;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>One stake behind more jobs at once than it can pay for.</summary>
public class BondReuseTests
{
    readonly SuiteChain _suite = new();

    [Fact]
    public void Claims_beyondTheStake_areRefused_untilABondIsFree()
    {
        JobFlow first = JobFlow.Opened(_suite);
        // Leaves one bond and a half.
        BigInteger keep = first.Fee * 3 / 2;
        _suite.Invoke(_suite.Provider, _suite.Vaults, "requestUnbond",
            _suite.Provider.ScriptHash, SuiteChain.Inference, 500 * SuiteChain.Agpu - keep);
        JobFlow second = first.Follow(first.OpenMore(first.Fee + JobFlow.TipAgpu));
        first.Claim();
        _suite.Refused("StakingVaults/stake-too-low",
            _suite.Provider, _suite.Market, "claim", second.Id, _suite.Provider.ScriptHash);
        first.Commit().AnswerAll().PassDispute().Settle();
        _suite.BondOf(_suite.Provider).Should().Be((keep, BigInteger.Zero));
    }

    [Fact]
    public void Bonds_ofConcurrentJobs_addUp()
    {
        JobFlow first = JobFlow.Claimed(_suite);
        JobFlow second = first.Follow(first.OpenMore(first.Fee + JobFlow.TipAgpu)).Claim();
        _suite.BondOf(_suite.Provider).Locked.Should().Be(first.View().Bond + second.View().Bond);
    }

    [Fact]
    public void Bond_releasedByHand_isRefused()
    {
        JobFlow flow = JobFlow.Claimed(_suite);
        _suite.Refused("StakingVaults/not-market", _suite.Provider, _suite.Vaults, "release",
            _suite.Provider.ScriptHash, SuiteChain.Inference, flow.Fee);
    }
}
