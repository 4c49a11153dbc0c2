using System.Numerics;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.JobMarket;

/// <summary>Every way through the life of a job, with its money to the last unit.</summary>
public class JobLifeTests
{
    const long Agpu = SuiteChain.Agpu;
    readonly SuiteChain _suite = new();

    [Fact]
    public void Open_metersOnChainAndKeepsTheExcessClaimable()
    {
        JobFlow flow = JobFlow.Opened(_suite, new MatMulJob(200, 100, 784));
        BigInteger id = flow.OpenMore(flow.Fee + JobFlow.TipAgpu + 3);
        JobView job = JobView.Read(_suite, id);
        job.Status.Should().Be(JobView.Open);
        job.Client.Should().Be(_suite.Client.ScriptHash);
        job.Provider.Should().BeNull();
        job.Kernel.Should().Be(_suite.Kernel);
        job.Params.Should().Equal(flow.Job.Params);
        job.InputRoots.Should().Equal(flow.Job.InputRoots);
        job.Units.Should().Be(16);
        job.Cells.Should().Be(20_000);
        job.Fee.Should().Be(16 * JobFlow.PriceAgpu);
        job.Tip.Should().Be(JobFlow.TipAgpu);
        (job.Bond, job.OutputRoot, job.CommitBlock, job.AnsweredMask).Should().Be((BigInteger.Zero, null, 0U, 0));
        (job.ClaimWindowMs, job.WorkWindowMs).Should().Be((JobFlow.WindowMs, JobFlow.WindowMs));
        job.DeadlineMs.Should().Be(_suite.Chain.TimeMs + JobFlow.WindowMs);
        _suite.Claimable(_suite.Client).Should().Be(3);
        _suite.Read(_suite.Market, "jobCount").AsInteger().Should().Be(id).And.Be(2);
    }

    [Fact]
    public void Claim_locksTheFeeButAtLeastOneAgpu()
    {
        JobFlow flow = JobFlow.Claimed(_suite, new MatMulJob(200, 100, 784));
        _suite.BondOf(_suite.Provider).Should().Be((500 * Agpu - flow.Fee, flow.Fee));
        flow.View().Bond.Should().Be(flow.Fee);
        flow.View().Status.Should().Be(JobView.Claimed);
        flow.View().Provider.Should().Be(_suite.Provider.ScriptHash);

        object?[] cheap = ["open", _suite.Kernel, flow.Job.Params, flow.Job.InputRoots, 1, 0, JobFlow.WindowMs, JobFlow.WindowMs];
        _suite.Invoke(_suite.Client, _suite.Token, "transfer", _suite.Client.ScriptHash, _suite.Market, 16, cheap);
        _suite.Read(_suite.Market, "requiredBond", flow.Id + 1).AsInteger().Should().Be(Agpu);
    }

    [Fact]
    public void Settle_ofAnAuditedJob_splitsTheFeeAndBurnsTheTip()
    {
        JobFlow flow = JobFlow.Audited(_suite).PassDispute();
        flow.View().Status.Should().Be(JobView.Audited);
        flow.View().AnsweredMask.Should().Be(0b1111);
        BigInteger fee = flow.Fee;
        ContractEvent settled = flow.Settle().Events.Single(e => e.Name == "JobSettled");
        BigInteger paid = fee * 73 / 100;
        BigInteger burned = fee * 20 / 100 + JobFlow.TipAgpu;
        settled.Values.Skip(2).Select(v => v.AsInteger())
            .Should().Equal(paid, burned, fee * 4 / 100, fee * 2 / 100, fee / 100);
        _suite.Claimable(_suite.Provider).Should().Be(paid);
        _suite.BondOf(_suite.Provider).Should().Be((500 * Agpu, BigInteger.Zero));
        _suite.Read(_suite.Market, "pools").AsList(3).Select(p => p.AsInteger())
            .Should().Equal(fee * 4 / 100, fee * 2 / 100, fee / 100);
        _suite.Money.BurnedAtSettlement.Should().Be(burned);
        flow.View().Status.Should().Be(JobView.Settled);
        flow.View().OutputRoot.Should().Equal(flow.Output.Tree.Root, "the client verifies its result by it");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(99)]
    [InlineData(10_001)]
    public void Settle_ofAFeeThatDoesNotDivide_burnsTheDust(long price)
    {
        JobFlow flow = JobFlow.Opened(_suite, new MatMulJob(3, 5, 7));
        object?[] order = ["open", _suite.Kernel, flow.Job.Params, flow.Job.InputRoots, price, 0, JobFlow.WindowMs, JobFlow.WindowMs];
        _suite.Invoke(_suite.Client, _suite.Token, "transfer", _suite.Client.ScriptHash, _suite.Market, price, order);
        JobFlow odd = flow.Follow(flow.Id + 1).Claim().Commit().AnswerAll().PassDispute();
        var parts = odd.Settle().Events.Single(e => e.Name == "JobSettled").Values.Skip(2).Select(v => v.AsInt64()).ToArray();
        parts.Sum().Should().Be(price);
        parts.Should().Equal(price * 73 / 100, parts[1], price * 4 / 100, price * 2 / 100, price / 100);
        parts[1].Should().BeGreaterThan(0);
    }

    [Fact]
    public void Cancel_byTheClient_refundsEverything()
    {
        JobFlow flow = JobFlow.Opened(_suite);
        ContractEvent told = _suite.Invoke(_suite.Client, _suite.Market, "cancel", flow.Id).Events.Single();
        told.Name.Should().Be("JobCancelled");
        told.Values[2].AsInteger().Should().Be(flow.Fee + JobFlow.TipAgpu);
        _suite.Claimable(_suite.Client).Should().Be(flow.Fee + JobFlow.TipAgpu);
        flow.View().Status.Should().Be(JobView.Cancelled);
        Head(8).Should().BeEmpty();
    }

    [Fact]
    public void TimeOut_ofAnUnclaimedJob_refundsEverything()
    {
        JobFlow flow = JobFlow.Opened(_suite).PassWindow();
        flow.TimeOut().Events.Single().Name.Should().Be("JobExpired");
        _suite.Claimable(_suite.Client).Should().Be(flow.Fee + JobFlow.TipAgpu);
        flow.View().Status.Should().Be(JobView.Expired);
        Head(8).Should().BeEmpty();
    }

    [Fact]
    public void TimeOut_ofAClaimedJob_finesTheProviderAndReopens()
    {
        JobFlow flow = JobFlow.Claimed(_suite).PassWindow();
        BigInteger fine = flow.Fee / 10;
        flow.TimeOut().Events.Select(e => e.Name).Should().Equal("ProviderSlashed", "JobReopened", "Transfer");
        _suite.BondOf(_suite.Provider).Should().Be((500 * Agpu - fine, BigInteger.Zero));
        _suite.Claimable(_suite.Client).Should().Be(fine - (fine + 1) / 2);
        flow.View().Status.Should().Be(JobView.Open);
        flow.View().Provider.Should().BeNull();
        Head(8).Should().Equal(flow.Id);
        flow.Claim().Commit().AnswerAll().PassDispute().Settle();
        flow.View().Status.Should().Be(JobView.Settled);
    }

    [Fact]
    public void TimeOut_ofAnUnansweredAudit_slashesTheWholeBond()
    {
        JobFlow flow = JobFlow.Committed(_suite);
        flow.Answer(0);
        flow.Answer(2);
        flow.PassDispute();
        BigInteger bond = flow.Fee;
        ContractEvent told = flow.TimeOut().Events.First();
        told.Name.Should().Be("ProviderSlashed");
        told.Values[4].IsNull.Should().BeTrue("nobody challenged");
        BigInteger burned = (bond + 1) / 2;
        _suite.BondOf(_suite.Provider).Should().Be((500 * Agpu - bond, BigInteger.Zero));
        _suite.Claimable(_suite.Client).Should().Be(flow.Fee + JobFlow.TipAgpu + bond - burned);
        _suite.Money.BurnedAtSettlement.Should().Be(0, "a slash gives no right to mint");
        flow.View().Status.Should().Be(JobView.Slashed);
    }

    [Fact]
    public void Head_ordersByTipPerUnitThenArrival()
    {
        JobFlow flow = JobFlow.Opened(_suite);
        BigInteger none = flow.OpenMore(flow.Fee, tip: 0);
        BigInteger high = flow.OpenMore(flow.Fee + Agpu, tip: Agpu);
        BigInteger same = flow.OpenMore(flow.Fee + JobFlow.TipAgpu);
        Head(16).Should().Equal(high, flow.Id, same, none);
        Head(2).Should().Equal(high, flow.Id);
        flow.Claim();
        Head(16).Should().Equal(high, same, none);
    }

    [Fact]
    public void Withdraw_paysCreditsOnce()
    {
        JobFlow flow = JobFlow.Opened(_suite);
        _suite.Invoke(_suite.Client, _suite.Market, "cancel", flow.Id);
        BigInteger before = _suite.BalanceOf(_suite.Client.ScriptHash);
        var receipt = _suite.Invoke(_suite.Client, _suite.Market, "withdraw", _suite.Client.ScriptHash);
        receipt.Result!.AsInteger().Should().Be(flow.Fee + JobFlow.TipAgpu);
        _suite.BalanceOf(_suite.Client.ScriptHash).Should().Be(before + flow.Fee + JobFlow.TipAgpu);
        _suite.Refused("JobMarket/nothing-to-withdraw", _suite.Client, _suite.Market, "withdraw", _suite.Client.ScriptHash);
    }

    [Fact]
    public void WithdrawBond_paysWhatIsFree()
    {
        JobFlow flow = JobFlow.Claimed(_suite);
        BigInteger free = 500 * Agpu - flow.Fee;
        _suite.Refused("JobMarket/bond-too-low",
            _suite.Provider, _suite.Market, "withdrawBond", _suite.Provider.ScriptHash, free + 1);
        _suite.Invoke(_suite.Provider, _suite.Market, "withdrawBond", _suite.Provider.ScriptHash, free);
        _suite.BondOf(_suite.Provider).Should().Be((BigInteger.Zero, flow.Fee));
    }

    [Fact]
    public void CollectPools_paysTheRewardController()
    {
        JobFlow flow = JobFlow.Audited(_suite).PassDispute();
        flow.Settle();
        _suite.Invoke(_suite.Steward, _suite.Council, "bind", "RewardController", _suite.Steward.ScriptHash);
        _suite.Invoke(_suite.Stranger, _suite.Market, "collectPools");
        _suite.BalanceOf(_suite.Steward.ScriptHash).Should().Be(flow.Fee * 7 / 100);
        _suite.Read(_suite.Market, "pools").AsList(3).Should().OnlyContain(p => p.AsInteger().IsZero);
    }

    IEnumerable<BigInteger> Head(int count) =>
        _suite.Read(_suite.Market, "head", count).AsList().Select(id => id.AsInteger());
}
