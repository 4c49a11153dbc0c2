using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Errors;

static class RefereeErrors
{
    public static readonly Dictionary<string, Action<SuiteChain>> Cases = new()
    {
        ["Referee/council-missing"] = DeployErrors.WithoutCouncil("Referee"),
        ["Referee/not-council"] = DeployErrors.UpdateByAnyone("Referee"),
        ["Referee/invalid-account"] = s =>
        {
            JobFlow flow = JobFlow.Lied(s, 5);
            foreach (object? wrong in new object?[] { null, new byte[19], 7 })
                s.Refused("Referee/invalid-account", s.Challenger, s.Referee, "challenge",
                    [flow.Id, 5, wrong, .. flow.Open(5).Arguments]);
        },
        ["Referee/no-witness"] = s =>
        {
            JobFlow flow = JobFlow.Lied(s, 5);
            s.Refused("Referee/no-witness", s.Stranger, s.Referee, "challenge",
                [flow.Id, 5, s.Challenger.ScriptHash, .. flow.Open(5).Arguments]);
        },
        ["Referee/not-audited"] = s =>
        {
            JobFlow flow = JobFlow.NotDrawn(s);
            s.Refused("Referee/not-audited", s.Provider, s.Referee, "answer", [flow.Id, 0, .. flow.Open(5).Arguments]);
        },
        ["Referee/audit-not-drawn"] = s =>
        {
            JobFlow flow = JobFlow.Committed(s);
            s.Chain.MineEmpty(1);
            s.RefusedRead("Referee/audit-not-drawn", s.Referee, "auditCells", flow.Id);
            // The refused answer goes into block commit + 2 itself, whose hash it cannot know.
            s.Refused("Referee/audit-not-drawn", s.Provider, s.Referee, "answer", [flow.Id, 0, .. flow.Open(5).Arguments]);
            flow.DrawnCells().Should().HaveCount(4);
        },
        ["Referee/no-such-ordinal"] = s =>
        {
            JobFlow flow = JobFlow.Committed(s);
            int cell = flow.DrawnCells()[0];
            foreach (int ordinal in new[] { -1, 4, int.MaxValue })
                s.Refused("Referee/no-such-ordinal",
                    s.Provider, s.Referee, "answer", [flow.Id, ordinal, .. flow.Open(cell).Arguments]);
        },
        ["Referee/no-such-cell"] = s =>
        {
            JobFlow flow = JobFlow.Committed(s);
            foreach (int cell in new[] { -1, flow.Job.Cells, int.MaxValue })
                s.Refused("Referee/no-such-cell", s.Challenger, s.Referee, "challenge",
                    [flow.Id, cell, s.Challenger.ScriptHash, .. flow.Open(5).Arguments]);
        },
        ["Referee/path-malformed"] = s => Answer(
            s, "Referee/path-malformed", right => right with { OutputPath = [.. right.OutputPath, [], []] }),
        ["Referee/output-not-committed"] = s => Answer(
            s, "Referee/output-not-committed", right => right with { OutputLeaf = [.. right.OutputLeaf, 0] }),
        ["Referee/inputs-malformed"] = s => Answer(
            s, "Referee/inputs-malformed", right => right with { InputLeaves = [] }),
        ["Referee/input-not-committed"] = s => Answer(
            s, "Referee/input-not-committed", right => right with { InputLeaves = [right.InputLeaves[1], right.InputLeaves[1]] }),
        ["Referee/cell-wrong"] = s =>
        {
            // All cells wrong, so whichever is drawn is.
            JobFlow flow = JobFlow.Claimed(s);
            flow.Commit(MatMulJob.OutputLeaves([.. flow.Job.Output.Select(value => value + 1)]));
            s.Refused("Referee/cell-wrong",
                s.Provider, s.Referee, "answer", [flow.Id, 0, .. flow.Open(flow.DrawnCells()[0]).Arguments]);
        },
        ["Referee/cell-right"] = s =>
        {
            JobFlow flow = JobFlow.Committed(s);
            s.Refused("Referee/cell-right", s.Challenger, s.Referee, "challenge",
                [flow.Id, 5, s.Challenger.ScriptHash, .. flow.Open(5).Arguments]);
        },
    };

    static void Answer(SuiteChain s, string error, Func<CellOpening, CellOpening> spoil)
    {
        JobFlow flow = JobFlow.Committed(s);
        CellOpening right = flow.Open(flow.DrawnCells()[3]);
        s.Refused(error, s.Provider, s.Referee, "answer", [flow.Id, 3, .. spoil(right).Arguments]);
    }
}
