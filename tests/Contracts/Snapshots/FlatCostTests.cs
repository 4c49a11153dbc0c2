using System.Numerics;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Snapshots;

/// <summary>No method's price grows with the number of jobs, providers or stakers.</summary>
public class FlatCostTests
{
    [Fact]
    public void Cost_ofOpenAndClaim_isTheSameBehindThreeHundredJobs()
    {
        SuiteChain suite = new();
        JobFlow flow = JobFlow.Opened(suite);
        suite.Deal(suite.Client, 10_000 * SuiteChain.Agpu);
        (long Open, long Claim) few = Costs(flow);
        for (int i = 0; i < 300; i++) flow.OpenMore(flow.Fee, tip: 0);
        (long Open, long Claim) many = Costs(flow);
        // An id of two bytes is one byte more of storage in each of five places, and a longer number costs no more.
        many.Open.Should().BeInRange(few.Open, few.Open + 5 * 100_000 + 50_000);
        many.Claim.Should().BeInRange(few.Claim - 50_000, few.Claim + 2 * 100_000 + 50_000);
    }

    /// <summary>A job in front of all others is opened and claimed.</summary>
    static (long Open, long Claim) Costs(JobFlow flow)
    {
        SuiteChain suite = flow.Suite;
        var moment = suite.Chain.Snapshot();
        var opened = suite.Invoke(
            suite.Client, suite.Token, "transfer", suite.Client.ScriptHash, suite.Market, flow.Fee + SuiteChain.Agpu,
            flow.OpenData(SuiteChain.Agpu));
        BigInteger id = opened.Events.Single(e => e.Name == "JobOpened").Values[0].GetInteger();
        var claimed = suite.Invoke(suite.Provider, suite.Market, "claim", id, suite.Provider.ScriptHash);
        suite.Chain.Restore(moment);
        return (opened.Execution.GasDatoshi, claimed.Execution.GasDatoshi);
    }
}
