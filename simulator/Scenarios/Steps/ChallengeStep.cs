using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;
using StarMiner.Worker.Jobs;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>A challenger recomputes a committed result and proves its first wrong cell in one transaction.</summary>
sealed class ChallengeStep(Actor by, JobPlan plan, ulong? accused) : IStep
{
    static readonly Field<long> Cell = Field.Optional(
        "cell", new Whole(0, long.MaxValue), "accuses this cell instead of looking for a wrong one", -1);

    public static readonly StepKind Kind = new(
        "challenge", "A challenger recomputes a committed result and proves the first wrong cell by one transaction.",
        (values, _) => new ChallengeStep(
            values.Get(StepFields.By), values.Get(StepFields.Job),
            values.Has(Cell) ? (ulong)values.Get(Cell) : null),
        StepFields.Job, StepFields.By, Cell);

    public bool NeedsDevice => true;

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var challenger =
            new Challenger(run.Suite, run.KeyOf(by), run.Device, run.JobSource) { Progress = run.Progressed };
        var fault = accused is { } cell
            ? await challenger.AccuseAsync(run.JobOf(plan).Id, cell, cancel)
            : await challenger.FindFaultAsync(run.JobOf(plan).Id, cancel)
                ?? throw new StepFailedException("a wrong cell to prove", "every cell is right");
        var receipt = await challenger.ProveAsync(fault, cancel);
        run.Record(GasPurpose.Other, receipt);
        if (await challenger.DivideAsync(fault.JobId, cancel) is { } divided) run.Record(GasPurpose.Other, divided);
        var slashed = receipt.Event("ProviderSlashed").Values;
        run.Log.Say($"cell {fault.Cell} proven wrong: bond of {AmountText.Agpu(slashed[2].AsInteger())} slashed, " +
            $"{AmountText.Agpu(slashed[3].AsInteger())} of it burned, " +
            $"challenger {AmountText.Agpu(slashed[5].AsInteger())}, client {AmountText.Agpu(slashed[6].AsInteger())} and refund {AmountText.Agpu(slashed[7].AsInteger())}");
    }
}
