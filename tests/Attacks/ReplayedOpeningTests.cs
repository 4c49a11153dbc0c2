using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>An opening that is right somewhere else.</summary>
public class ReplayedOpeningTests
{
    readonly SuiteChain _suite = new();

    [Fact]
    public void Opening_ofAnotherJobWithTheSameMatrices_isNotThisJobs()
    {
        JobFlow first = JobFlow.Committed(_suite);
        JobFlow second = first.Follow(first.OpenMore(first.Fee + JobFlow.TipAgpu)).Claim().Commit();
        Refused("Referee/output-not-committed", second, 5, first.Open(5));
    }

    [Fact]
    public void Opening_ofAnotherIndex_isNotThisCells()
    {
        JobFlow flow = JobFlow.Committed(_suite);
        Refused("Referee/path-malformed", flow, 1_500, flow.Open(5));
        Refused("Referee/output-not-committed", flow, 1_500, flow.Open(5) with { OutputPath = flow.Open(1_500).OutputPath });
        Refused("Referee/input-not-committed", flow, 5, flow.Open(5) with { InputLeaves = flow.Open(1_999).InputLeaves });
    }

    /// <summary>A product in two parts: what the first step states is no statement of the second.</summary>
    [Fact]
    public void Opening_ofAnotherStep_isNotThisSteps()
    {
        JobFlow flow = JobFlow.Claimed(_suite, new MatMulJob(1, 1, 20_000));
        byte[][] steps = [BitConverter.GetBytes(1), BitConverter.GetBytes(flow.Job.Output[0])];
        flow.Commit(steps);
        CellOpening first = new(steps[0], flow.Output.Tree.Path(0), [], []);
        Refused("Referee/path-malformed", flow, 1, first);
        Refused("Referee/output-not-committed", flow, 1, first with { OutputPath = flow.Output.Tree.Path(1) });
    }

    /// <summary>An answer that was given counts once, and for its own ordinal.</summary>
    [Fact]
    public void Answer_givenAgain_countsOnce()
    {
        JobFlow flow = JobFlow.Committed(_suite);
        int[] cells = flow.DrawnCells();
        flow.Answer(0);
        _suite.Refused("JobMarket/already-answered",
            _suite.Provider, _suite.Referee, "answer", [flow.Id, 0, .. flow.Open(cells[0]).Arguments]);
    }

    void Refused(string error, JobFlow flow, int cell, CellOpening opening) => _suite.Refused(
        error, _suite.Challenger, _suite.Referee, "challenge",
        [flow.Id, cell, _suite.Challenger.ScriptHash, .. opening.Arguments]);
}
