using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>A client takes a job back that nobody has claimed.</summary>
sealed class CancelStep(Actor by, JobPlan plan) : IStep
{
    public static readonly StepKind Kind = new(
        "cancel", "A client takes a job back that nobody has claimed.",
        (values, _) => new CancelStep(values.Get(StepFields.By), values.Get(StepFields.Job)),
        StepFields.Job, StepFields.By);

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var receipt = await run.Suite.Market.CancelAsync(run.KeyOf(by), run.JobOf(plan).Id, cancel);
        run.Record(GasPurpose.Other, receipt);
        var refund = receipt.Event("JobCancelled").Values[2].AsInteger();
        run.Log.Say($"refund of {AmountText.Agpu(refund)} claimable");
    }
}
