using Neo.IO;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>A provider commits to what another one computed, for the same matrices.</summary>
public class CopiedCommitmentTests
{
    readonly SuiteChain _suite = new();

    [Fact]
    public void Root_ofAnotherJob_opensForNobody_andCostsTheBond()
    {
        JobFlow honest = JobFlow.Committed(_suite);
        JobFlow copier = honest.Follow(honest.OpenMore(honest.Fee + JobFlow.TipAgpu)).Claim();
        uint block = _suite.Invoke(_suite.Provider, _suite.Market, "commit", copier.Id, honest.Output.Tree.Root).Block.Index;
        _suite.MineUntilNext(block + 3);
        int cell = _suite.Read(_suite.Referee, "auditCells", copier.Id).AsCells()[0];
        _suite.Refused("Referee/output-not-committed",
            _suite.Provider, _suite.Referee, "answer", [copier.Id, 0, .. honest.Open(cell).Arguments]);
        _suite.MineUntilNext(block + JobFlow.DisputeBlocks + 1);
        var (_, locked) = _suite.BondOf(_suite.Provider);
        copier.TimeOut();
        copier.View().Status.Should().Be(JobView.Slashed);
        (locked - _suite.BondOf(_suite.Provider).Locked).Should().Be(copier.Fee, "the whole bond is gone");
    }

    [Fact]
    public void Root_ofAnotherWorker_opensForNobody()
    {
        JobFlow flow = JobFlow.Claimed(_suite);
        byte[][] leaves = MatMulJob.OutputLeaves(flow.Job.Output);
        ReferenceTree foreign = ReferenceTree.OfOutput(
            (ulong)flow.Id, _suite.Kernel.ToArray(), _suite.Stranger.ScriptHash.ToArray(), leaves);
        _suite.Invoke(_suite.Provider, _suite.Market, "commit", flow.Id, foreign.Root);
        _suite.MineUntilNext(flow.View().CommitBlock + 3);
        int drawn = _suite.Read(_suite.Referee, "auditCells", flow.Id).AsList()[0].AsInt32();
        var opening = flow.Job.Open(new CommittedOutput(leaves, foreign), drawn);
        _suite.Refused("Referee/output-not-committed",
            _suite.Provider, _suite.Referee, "answer", [flow.Id, 0, .. opening.Arguments]);
    }
}
