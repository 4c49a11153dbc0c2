using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;
using StarMiner.Worker.Jobs;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>A provider does a whole job as its worker would: claim, compute, commit, answer, settle.</summary>
sealed class ServeStep(Actor by, JobPlan plan) : IStep
{
    public static readonly StepKind Kind = new(
        "serve", "A provider does a job from the claim to the settlement.",
        (values, _) => new ServeStep(values.Get(StepFields.By), values.Get(StepFields.Job)),
        StepFields.Job, StepFields.By);

    public bool NeedsDevice => true;

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var receipts = await WorkAsync(run, by, run.JobOf(plan).Id, cancel);
        var paid = receipts.Settle!.Event("JobSettled").Values;
        run.Log.Say($"{AmountText.Agpu(paid[2].AsInteger())} paid, {AmountText.Agpu(paid[3].AsInteger())} burned, "
            + $"{receipts.Answers.Count} cells executed again on chain");
    }

    /// <summary>All of a worker's acts, recorded.</summary>
    internal static async Task<ProviderReceipts> WorkAsync(
        Run run, Actor by, ulong jobId, CancellationToken cancel)
    {
        var provider =
            new Provider(run.Suite, run.KeyOf(by), run.Device, run.JobSource, run.Store) { Progress = run.Progressed };
        var receipts = await provider.WorkAsync(jobId, cancel);
        run.Record(GasPurpose.Claim, receipts.Claim!);
        run.Record(GasPurpose.Commit, receipts.Commit!);
        foreach (var answer in receipts.Answers) run.Record(GasPurpose.Audit, answer.Receipt);
        run.Record(GasPurpose.Settle, receipts.Settle!);
        return receipts;
    }
}
