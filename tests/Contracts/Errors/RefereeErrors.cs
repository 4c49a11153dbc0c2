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
        ["Referee/invalid-seal"] = s =>
        {
            JobFlow flow = JobFlow.Committed(s);
            foreach (object? wrong in new object?[] { null, 7, new byte[31], new byte[33] })
            {
                s.Refused("Referee/invalid-seal", s.Challenger, s.Referee, "sealFinding", flow.Id, s.Challenger.ScriptHash, wrong);
                s.Refused("Referee/invalid-seal", s.Challenger, s.Referee, "revealFinding", flow.Id, s.Challenger.ScriptHash, wrong);
            }
        },
        ["Referee/already-sealed"] = s =>
        {
            Finding finding = new Finding(s, JobFlow.Committed(s).Id, 5, s.Challenger).Put();
            s.Refused("Referee/already-sealed", s.Challenger, s.Referee, "sealFinding", finding.JobId, s.Challenger.ScriptHash, finding.Seal);
        },
        ["Referee/not-sealed"] = s =>
        {
            Finding finding = Proven(s);
            s.Refused("Referee/not-sealed", s.Stranger, s.Referee, "revealFinding", finding.JobId, s.Stranger.ScriptHash, finding.Salt);
            finding.Reveal();
            s.Refused("Referee/not-sealed", s.Stranger, s.Referee, "revealFinding", finding.JobId, s.Challenger.ScriptHash, finding.Salt);
        },
        ["Referee/sealed-too-late"] = s =>
        {
            JobFlow flow = JobFlow.Lied(s, 5);
            Finding finding = new Finding(s, flow.Id, 5, s.Challenger).Put();
            flow.Challenge(5);
            s.Refused("Referee/sealed-too-late", s.Stranger, s.Referee, "revealFinding", flow.Id, s.Challenger.ScriptHash, finding.Salt);
        },
        ["Referee/wrong-opening"] = s =>
        {
            Finding finding = Proven(s);
            s.Refused("Referee/wrong-opening", s.Stranger, s.Referee, "revealFinding", finding.JobId, s.Challenger.ScriptHash, new byte[32]);
        },
        ["Referee/nothing-to-pay"] = s =>
        {
            JobFlow flow = JobFlow.Lied(s, 5);
            s.Refused("Referee/nothing-to-pay", s.Stranger, s.Referee, "payReward", flow.Id, s.Challenger.ScriptHash);
            s.Refused("Referee/nothing-to-pay", s.Stranger, s.Referee, "revealFinding", flow.Id, s.Challenger.ScriptHash, new byte[32]);
        },
        ["Referee/too-early"] = s =>
        {
            Finding finding = Proven(s);
            s.Chain.MineEmpty(Finding.WaitBlocks - 1);
            s.Refused("Referee/too-early", s.Stranger, s.Referee, "payReward", finding.JobId, s.Challenger.ScriptHash);
        },
        ["Referee/too-late"] = s =>
        {
            Finding finding = Proven(s);
            s.Chain.MineEmpty(Finding.WaitBlocks);
            s.Refused("Referee/too-late", s.Stranger, s.Referee, "revealFinding", finding.JobId, s.Challenger.ScriptHash, finding.Salt);
        },
        ["Referee/foreign-token"] = s =>
        {
            s.Refused("Referee/foreign-token", s.Stranger, s.Referee, "onNEP17Payment", s.Stranger.ScriptHash, 1, null);
        },
        ["Referee/unknown-payment"] = s =>
        {
            s.Deal(s.Challenger, SuiteChain.Agpu);
            foreach (object? wrong in new object?[] { null, 7, Array.Empty<object>(), new object?[] { "demand", 1, 2 }, new object?[] { "supply", 1, 2, 0 }, new object?[] { "demand", "x", 2, 0 }, new object?[] { "demand", 1, null, 0 } })
                s.Refused("Referee/unknown-payment", s.Challenger, s.Token, "transfer", s.Challenger.ScriptHash, s.Referee, SuiteChain.Agpu, wrong);
            s.Refused("Referee/unknown-payment", s.Minter, s.Token, "mintForPublicWork", s.Referee, 1);
        },
        ["Referee/wrong-deposit"] = s => WrongDemand(s, "Referee/wrong-deposit", 5, 0, DataDemand.DepositAgpu - 1, DataDemand.DepositAgpu + 1),
        ["Referee/no-such-level"] = s =>
        {
            foreach (int level in new[] { -1, 2, int.MaxValue }) WrongDemand(s, "Referee/no-such-level", 5, level, DataDemand.DepositAgpu);
        },
        ["Referee/already-demanded"] = s =>
        {
            DataDemand demand = Funded(s, JobFlow.Committed(s), 5, 0);
            demand.Make();
            s.Refused("Referee/already-demanded", s.Challenger, s.Token, "transfer", demand.PaymentOf(DataDemand.DepositAgpu));
        },
        ["Referee/not-demanded"] = s =>
        {
            DataDemand demand = Funded(s, JobFlow.Committed(s), 5, 0);
            s.Refused("Referee/not-demanded", s.Provider, s.Referee, "supply", demand.Answer);
            foreach (object? wrong in new object?[] { -1, null, "x" })
                s.Refused("Referee/not-demanded", s.Stranger, s.Referee, "closeDemand", demand.Flow.Id, wrong, 0);
        },
        ["Referee/cell-right"] = s =>
        {
            JobFlow flow = JobFlow.Committed(s);
            s.Refused("Referee/cell-right", s.Challenger, s.Referee, "challenge",
                [flow.Id, 5, s.Challenger.ScriptHash, .. flow.Open(5).Arguments]);
        },
    };

    /// <summary>A finding that was sealed in time, of a cell that is proven wrong.</summary>
    static Finding Proven(SuiteChain s)
    {
        JobFlow flow = JobFlow.Lied(s, 5);
        Finding finding = new Finding(s, flow.Id, 5, s.Challenger).Put();
        s.Chain.MineEmpty(Finding.WaitBlocks);
        flow.Challenge(5);
        return finding;
    }

    static DataDemand Funded(SuiteChain s, JobFlow flow, int cell, int level)
    {
        s.Deal(s.Challenger, 5 * SuiteChain.Agpu);
        return new DataDemand(flow, s.Challenger, cell, level);
    }

    static void WrongDemand(SuiteChain s, string error, int cell, int level, params long[] deposits)
    {
        DataDemand demand = Funded(s, JobFlow.Committed(s), cell, level);
        foreach (long deposit in deposits)
            s.Refused(error, s.Challenger, s.Token, "transfer", demand.PaymentOf(deposit));
    }

    static void Answer(SuiteChain s, string error, Func<CellOpening, CellOpening> spoil)
    {
        JobFlow flow = JobFlow.Committed(s);
        CellOpening right = flow.Open(flow.DrawnCells()[3]);
        s.Refused(error, s.Provider, s.Referee, "answer", [flow.Id, 3, .. spoil(right).Arguments]);
    }
}
