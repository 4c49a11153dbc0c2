using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;
using StarMiner.Worker.Jobs;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>A challenger recomputes a committed result and proves its first wrong cell in one transaction.</summary>
sealed class ChallengeStep(Actor by, JobPlan plan) : IStep
{
    public static readonly StepKind Kind = new(
        "challenge", "A challenger recomputes a committed result and proves the first wrong cell by one transaction.",
        (values, _) => new ChallengeStep(values.Get(StepFields.By), values.Get(StepFields.Job)),
        StepFields.Job, StepFields.By);

    public bool NeedsDevice => true;

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var challenger =
            new Challenger(run.Suite, run.KeyOf(by), run.Device, run.JobSource) { Progress = run.Progressed };
        var fault = await challenger.FindFaultAsync(run.JobOf(plan).Id, cancel)
            ?? throw new StepFailedException("a wrong cell to prove", "every cell is right");
        var receipt = await challenger.ProveAsync(fault, cancel);
        run.Record(GasPurpose.Other, receipt);
        var slashed = receipt.Event("ProviderSlashed").Values;
        run.Log.Say($"cell {fault.Cell} proven wrong: bond of {AmountText.Agpu(slashed[2].AsInteger())} slashed, " +
            $"{AmountText.Agpu(slashed[3].AsInteger())} of it burned, challenger {AmountText.Agpu(slashed[5].AsInteger())}, " +
            $"client {AmountText.Agpu(slashed[6].AsInteger())} and refund {AmountText.Agpu(slashed[7].AsInteger())}");
    }
}
