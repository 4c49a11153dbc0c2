using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Running;
using StarMiner.Worker.Jobs;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>A provider shows every node that is demanded of it, and has the deposits.</summary>
sealed class SupplyStep(Actor by, JobPlan plan) : IStep
{
    public static readonly StepKind Kind = new(
        "supply", "A provider shows every node that is demanded of its output.", Make, StepFields.Job, StepFields.By);

    static SupplyStep Make(FieldValues values, Scope scope)
    {
        var (by, plan) = ComputedWork.Of(values, scope);
        return new SupplyStep(by, plan);
    }

    public bool NeedsDevice => true;

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var (job, output) = run.JobOf(plan).Outputs[by];
        var provider = new Provider(run.Suite, run.KeyOf(by), run.Device, run.JobSource, run.Store);
        var receipts = await provider.MeetDemandsAsync(job, output, cancel);
        foreach (var receipt in receipts) run.Record(GasPurpose.Other, receipt);
        run.Log.Say($"{receipts.Count} nodes shown");
    }
}
