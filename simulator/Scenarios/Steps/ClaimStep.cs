using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>A provider fetches and verifies a job's inputs, then claims it.</summary>
sealed class ClaimStep(Actor by, JobPlan plan) : IStep
{
    public static readonly StepKind Kind = new(
        "claim", "A provider verifies a job's inputs and claims the job, which locks its bond.",
        (values, _) => new ClaimStep(values.Get(StepFields.By), values.Get(StepFields.Job)),
        StepFields.Job, StepFields.By);

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var job = run.JobOf(plan);
        await run.JobSource.PrepareAsync(job.Id, run.Progressed, cancel);
        var receipt = await run.Suite.Market.ClaimAsync(run.KeyOf(by), job.Id, cancel);
        run.Record(GasPurpose.Claim, receipt);
        var bond = receipt.Event("JobClaimed").Values[2].AsInteger();
        run.Log.Say($"inputs verified, bond of {AmountText.Agpu(bond)} locked");
    }
}
