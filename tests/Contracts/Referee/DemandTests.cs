using System.Numerics;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using DataDemand = StarMiner.Contracts.Tests.Suite.DataDemand;

namespace StarMiner.Contracts.Tests.Referee;

/// <summary>Data that a provider keeps to itself.</summary>
public class DemandTests
{
    // 40,000 cells: 40 leaves, 3 nodes above them, one at the top.
    static readonly MatMulJob Job = new(200, 200, 20);
    readonly SuiteChain _suite = new();

    [Theory]
    [InlineData(5, 0)]
    [InlineData(39_999, 0)]
    [InlineData(17_000, 1)]
    [InlineData(39_999, 1)]
    [InlineData(0, 2)]
    public void Supply_ofAnyNode_earnsTheDeposit(int cell, int level)
    {
        JobFlow flow = JobFlow.Committed(_suite, Job);
        DataDemand demand = Demand(flow, cell, level);
        demand.Make();
        _suite.BalanceOf(_suite.Referee).Should().Be(DataDemand.DepositAgpu);
        BigInteger before = _suite.BalanceOf(_suite.Provider.ScriptHash);
        demand.Supply();
        (_suite.BalanceOf(_suite.Provider.ScriptHash) - before).Should().Be(DataDemand.DepositAgpu);
        _suite.BalanceOf(_suite.Referee).Should().Be(0);
        _suite.Refused("Referee/not-demanded", _suite.Provider, _suite.Referee, "supply", demand.Answer);
    }

    /// <summary>A provider that polls learns what is asked of it, whoever asks, of its own job alone.</summary>
    [Fact]
    public void DemandsOf_job_areThoseNeitherMetNorClosed()
    {
        JobFlow flow = JobFlow.Committed(_suite, Job);
        DataDemand leaf = Demand(flow, 39_999, 0), node = Demand(flow, 17_000, 1);
        Open(flow).Should().BeEmpty();
        uint first = leaf.Make(), second = node.Make();
        Open(flow).Should().BeEquivalentTo(
        [
            (39_999, 0, first + DataDemand.WaitBlocks), (17_000, 1, second + DataDemand.WaitBlocks),
        ]);
        _suite.Read(_suite.Referee, "demandsOf", flow.Id + 1).AsList().Should().BeEmpty();
        leaf.Supply();
        Open(flow).Should().Equal((17_000, 1, second + DataDemand.WaitBlocks));
        _suite.MineUntilNext(second + DataDemand.WaitBlocks + 1);
        node.Close();
        Open(flow).Should().BeEmpty();
    }

    [Fact]
    public void Silence_losesTheJob()
    {
        JobFlow flow = JobFlow.Committed(_suite, Job);
        DataDemand demand = Demand(flow, 5, 1);
        uint block = demand.Make();
        flow.View().DisputeEndBlock.Should().Be(block + 2 * DataDemand.WaitBlocks);
        BigInteger before = _suite.BalanceOf(_suite.Challenger.ScriptHash);
        _suite.MineUntilNext(block + DataDemand.WaitBlocks);
        _suite.Refused("Referee/too-early", _suite.Stranger, _suite.Referee, "closeDemand", flow.Id, 5, 1);
        _suite.Refused("Referee/too-late", _suite.Provider, _suite.Referee, "supply", demand.Answer);
        demand.Close();
        flow.View().Status.Should().Be(JobView.Slashed);
        (_suite.BalanceOf(_suite.Challenger.ScriptHash) - before).Should().Be(DataDemand.DepositAgpu, "the deposit is back");
        _suite.Claimable(_suite.Challenger).Should().BeGreaterThan(0, "like a proven fault");
    }

    [Fact]
    public void Job_withAnOpenDemand_doesNotSettle()
    {
        JobFlow flow = JobFlow.Audited(_suite, Job);
        DataDemand demand = Demand(flow, 5, 0);
        uint block = demand.Make();
        flow.PassDispute();
        _suite.Refused("JobMarket/too-early", _suite.Stranger, _suite.Market, "settle", flow.Id);
        demand.Supply();
        _suite.MineUntilNext(block + 2 * DataDemand.WaitBlocks + 1);
        flow.Settle();
    }

    /// <summary>Every way to an end gives the deposit back: no money stays behind.</summary>
    [Fact]
    public void Deposit_ofAJobThatEndedOtherwise_isReturned()
    {
        JobFlow flow = JobFlow.Lied(_suite, 77, Job);
        DataDemand demand = Demand(flow, 5, 0);
        demand.Make();
        _suite.Invoke(_suite.Challenger, _suite.Referee, "challenge",
            [flow.Id, 77, _suite.Challenger.ScriptHash, .. flow.Open(77).Arguments]);
        BigInteger before = _suite.BalanceOf(_suite.Challenger.ScriptHash);
        demand.Close();
        (_suite.BalanceOf(_suite.Challenger.ScriptHash) - before).Should().Be(DataDemand.DepositAgpu);
        _suite.BalanceOf(_suite.Referee).Should().Be(0);
    }

    /// <summary>The bisection: from the top down to the leaf that differs, then the proof.</summary>
    [Fact]
    public void Demands_fromTheTopDown_findTheLie()
    {
        const int lie = 31_337;
        JobFlow flow = JobFlow.Lied(_suite, lie, Job);
        ReferenceTree right = flow.CommitmentOf(MatMulJob.OutputLeaves(Job.Output)).Tree;
        int node = 0;
        for (int level = 2; level > 0; level--)
        {
            DataDemand demand = Demand(flow, node << (4 * level) << 10, level);
            demand.Make();
            byte[] shown = (byte[])demand.Answer[3]!;
            demand.Supply();
            byte[] lawful = right.Children(level, node);
            node = node * 16 + Enumerable.Range(0, shown.Length / 32).First(child =>
                !shown.AsSpan(32 * child, 32).SequenceEqual(lawful.AsSpan(32 * child, 32)));
        }
        node.Should().Be(lie / 1_024);
        Demand(flow, lie, 0).Make();
        Demand(flow, lie, 0).Supply();
        flow.Challenge(lie);
        flow.View().Status.Should().Be(JobView.Slashed);
    }

    (int Cell, int Level, uint Deadline)[] Open(JobFlow flow) =>
    [
        .. _suite.Read(_suite.Referee, "demandsOf", flow.Id).AsList().Select(item => item.AsList(5)).Select(demand =>
        {
            demand[3].AsInteger().Should().Be(DataDemand.DepositAgpu);
            demand[4].AsHash160().Should().Be(_suite.Challenger.ScriptHash);
            return (demand[0].AsInt32(), demand[1].AsInt32(), demand[2].AsUInt32());
        }),
    ];

    DataDemand Demand(JobFlow flow, int cell, int level)
    {
        _suite.Deal(_suite.Challenger, DataDemand.DepositAgpu);
        return new DataDemand(flow, _suite.Challenger, cell, level);
    }
}
