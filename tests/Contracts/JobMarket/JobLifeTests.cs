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
        job.Fee.Should().Be(16 * SuiteChain.UnitPrice);
        (job.Task, job.Tier, job.AuditBps, job.DisputeEndBlock).Should().Be((SuiteChain.Inference, SuiteChain.Standard, 0, 0U));
        job.Tip.Should().Be(JobFlow.TipAgpu);
        (job.Bond, job.OutputRoot, job.CommitBlock, job.AnsweredMask).Should().Be((BigInteger.Zero, null, 0U, 0));
        (job.ClaimWindowMs, job.WorkWindowMs).Should().Be((JobFlow.WindowMs, JobFlow.WindowMs));
        job.DeadlineMs.Should().Be(_suite.Chain.TimeMs + JobFlow.WindowMs);
        _suite.Claimable(_suite.Client).Should().Be(3);
        _suite.Read(_suite.Market, "jobCount").AsInteger().Should().Be(id).And.Be(2);
    }

    [Fact]
    public void Claim_locksTheFeeButAtLeastTheMinimum()
    {
        JobFlow flow = JobFlow.Claimed(_suite, new MatMulJob(200, 100, 784));
        _suite.BondOf(_suite.Provider).Should().Be((500 * Agpu - flow.Fee, flow.Fee));
        flow.View().Bond.Should().Be(flow.Fee);
        flow.View().Status.Should().Be(JobView.Claimed);
        flow.View().Provider.Should().Be(_suite.Provider.ScriptHash);

        _suite.Govern("set", "MinBond", flow.Fee);
        BigInteger cheap = flow.OpenMore(flow.Fee, tip: 0, tier: 0);
        JobView.Read(_suite, cheap).Fee.Should().Be(flow.Fee / 2);
        _suite.Read(_suite.Market, "requiredBond", cheap, _suite.Provider.ScriptHash).AsInteger().Should().Be(flow.Fee);
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
        _suite.Govern("set", "BaseFeeFloor", 1);
        _suite.Govern("set", "BaseFeeStart", price);
        JobFlow flow = JobFlow.Opened(_suite, new MatMulJob(3, 5, 7));
        JobFlow odd = flow.Follow(flow.OpenMore(price, tip: 0)).Claim().Commit().AnswerAll().PassDispute();
        var parts = odd.Settle().Events.Single(e => e.Name == "JobSettled").Values.Skip(2).Select(v => v.AsInt64()).ToArray();
        parts.Sum().Should().Be(price);
        parts.Skip(1).Should().Equal((price * 20 + 99) / 100, price * 4 / 100, price * 2 / 100, price / 100);
        parts[1].Should().BeGreaterThan(0);
    }

    [Fact]
    public void Cancel_byTheClient_refundsTheFeeAndBurnsTheTip()
    {
        JobFlow flow = JobFlow.Opened(_suite);
        ContractEvent told = _suite.Invoke(_suite.Client, _suite.Market, "cancel", flow.Id).Events.First();
        told.Name.Should().Be("JobCancelled");
        told.Values[2].AsInteger().Should().Be(flow.Fee);
        told.Values[3].AsInteger().Should().Be(JobFlow.TipAgpu);
        _suite.Claimable(_suite.Client).Should().Be(flow.Fee);
        _suite.Money.BurnedAtSettlement.Should().Be(0, "a tip that bought nothing gives no right to mint");
        flow.View().Status.Should().Be(JobView.Cancelled);
        Head(8).Should().BeEmpty();
    }

    [Fact]
    public void TimeOut_ofAnUnclaimedJob_refundsTheFeeAndBurnsTheTip()
    {
        JobFlow flow = JobFlow.Opened(_suite).PassWindow();
        flow.TimeOut().Events.Select(e => e.Name).Should().Equal("JobExpired", "Transfer");
        _suite.Claimable(_suite.Client).Should().Be(flow.Fee);
        flow.View().Status.Should().Be(JobView.Expired);
        Head(8).Should().BeEmpty();
    }

    [Fact]
    public void TimeOut_ofAClaimedJob_finesTheProviderAndReopens()
    {
        JobFlow flow = JobFlow.Claimed(_suite).PassWindow();
        BigInteger fine = flow.Fee / 10;
        flow.TimeOut().Events.Select(e => e.Name).Should().Equal(
            "ProviderSlashed", "JobReopened", "StakeSlashed", "Transfer", "Transfer");
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
        ContractEvent told = flow.TimeOut().Events.Single(e => e.Name == "ProviderSlashed");
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
        receipt.Result!.AsInteger().Should().Be(flow.Fee);
        _suite.BalanceOf(_suite.Client.ScriptHash).Should().Be(before + flow.Fee);
        _suite.Refused("JobMarket/nothing-to-withdraw", _suite.Client, _suite.Market, "withdraw", _suite.Client.ScriptHash);
    }

    [Fact]
    public void Settle_ofAJobThatIsNotDrawn_needsNoAnswer()
    {
        JobFlow flow = JobFlow.NotDrawn(_suite);
        flow.View().AuditBps.Should().Be(2_000, "the Standard tier's floor, at the best score");
        flow.View().Bond.Should().Be(5 * flow.Fee, "the fee over the audit's probability");
        _suite.Read(_suite.Referee, "auditCells", flow.Id).AsList().Should().BeEmpty();
        _suite.Refused("JobMarket/too-early", _suite.Provider, _suite.Market, "settle", flow.Id);
        flow.PassDispute();
        _suite.Refused("JobMarket/not-due", _suite.Stranger, _suite.Market, "timeOut", flow.Id);
        flow.Settle();
        flow.View().Status.Should().Be(JobView.Settled);
        _suite.BondOf(_suite.Provider).Locked.Should().Be(0);
    }

    [Theory]
    [InlineData(0, 10_000)]
    [InlineData(2_000, 10_000)]
    [InlineData(2_001, 9_999)]
    [InlineData(6_000, 6_000)]
    [InlineData(10_000, 2_000)]
    public void Claim_ofABetterScore_isAuditedLessAndBondsMore(int score, int auditBps)
    {
        _suite.SetScore(score);
        JobFlow flow = JobFlow.Claimed(_suite);
        flow.View().AuditBps.Should().Be(auditBps);
        flow.View().Bond.Should().Be((flow.Fee * 10_000 + flow.View().AuditBps - 1) / flow.View().AuditBps);
    }

    [Fact]
    public void Claim_fromTheAuditThresholdOn_isAuditedWithCertainty()
    {
        _suite.SetScore(10_000);
        _suite.Govern("set", "AuditThreshold", 4 * Agpu);
        JobFlow.Claimed(_suite).View().AuditBps.Should().Be(10_000, "a fee of 4 AGPU");
        var other = new SuiteChain();
        other.SetScore(10_000);
        other.Govern("set", "AuditThreshold", 4 * Agpu + 1);
        JobFlow.Claimed(other).View().AuditBps.Should().Be(2_000);
    }

    /// <summary>A queue's head of jobs that nobody timed out is no obstacle, however it came to be.</summary>
    [Fact]
    public void Claim_behindJobsWhoseTimeIsOver_passesThemBy_andTakesThemOut()
    {
        JobFlow late = JobFlow.Opened(_suite);
        for (int more = 1; more < 10; more++) late.OpenMore(late.Fee + JobFlow.TipAgpu);
        late.PassWindow().PassWindow();
        JobFlow next = late.Follow(late.OpenMore(late.Fee, tip: 0));
        Head(16).Should().Equal(next.Id);
        next.Claim();
        Head(16).Should().BeEmpty();
        _suite.Read(_suite.Market, "job", late.Id).AsList(21)[0].AsInt32().Should().Be(JobView.Open, "its money is in it");
        late.TimeOut();
        late.View().Status.Should().Be(JobView.Expired);
    }

    [Fact]
    public void Sweep_takesLateJobsOut_sixteenAtATime_andNoOthers()
    {
        JobFlow late = JobFlow.Opened(_suite);
        _suite.Deal(_suite.Client, 10_000 * Agpu);
        for (int more = 1; more < 17; more++) late.OpenMore(late.Fee + JobFlow.TipAgpu);
        late.PassWindow().PassWindow();
        JobFlow next = late.Follow(late.OpenMore(late.Fee, tip: 0));
        _suite.Refused("JobMarket/not-at-the-head", _suite.Provider, _suite.Market, "claim",
            next.Id, _suite.Provider.ScriptHash);
        Sweep().Should().Be(16);
        Sweep().Should().Be(1);
        Sweep().Should().Be(0);
        Head(16).Should().Equal(next.Id);
        next.Claim();
    }

    BigInteger Sweep() => _suite.Invoke(
        _suite.Stranger, _suite.Market, "sweep", SuiteChain.Inference, SuiteChain.Standard).Result!.GetInteger();

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
        _suite.Read(_suite.Market, "head", SuiteChain.Inference, SuiteChain.Standard, count).AsList().Select(id => id.AsInteger());
}
