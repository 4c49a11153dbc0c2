using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Running;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Store;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>A provider publishes its output and commits to the output's root.</summary>
sealed class CommitStep(Actor by, JobPlan plan) : IStep
{
    public static readonly StepKind Kind = new(
        "commit", "A provider publishes its output and commits to its root.", Make, StepFields.Job, StepFields.By);

    static CommitStep Make(FieldValues values, Scope scope)
    {
        var (by, plan) = ComputedWork.Of(values, scope);
        return new CommitStep(by, plan);
    }

    public bool NeedsDevice => true;

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var (job, output) = run.JobOf(plan).Outputs[by];
        var provider = new Provider(run.Suite, run.KeyOf(by), run.Device, run.JobSource, run.Store)
        {
            WithholdsOutput = by.Character.Withholds != Withheld.Nothing,
        };
        var receipt = await provider.CommitAsync(job, output, cancel);
        run.Record(GasPurpose.Commit, receipt);
        string unseen = provider.WithholdsOutput ? ", output withheld" : "";
        run.Log.Say($"root {BlobName.Of(output.Tree.Root)[..16]}... in block {receipt.Block}{unseen}");
    }
}
