using StarMiner.Simulator.Scenarios.Adversaries;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Running;
using StarMiner.Worker.Jobs;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>A provider computes all cells and the tree over them; a liar changes one cell before the tree.</summary>
sealed class ComputeStep(Actor by, JobPlan plan) : IStep
{
    public static readonly StepKind Kind = new(
        "compute", "A provider computes all cells of a job and the tree over them.", Make,
        StepFields.Job, StepFields.By);

    static ComputeStep Make(FieldValues values, Scope scope)
    {
        var (by, plan) = (values.Get(StepFields.By), values.Get(StepFields.Job));
        scope.Computed.Add((plan.Name, by.Name));
        return new ComputeStep(by, plan);
    }

    public bool NeedsDevice => true;

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var job = run.JobOf(plan);
        var prepared = await run.JobSource.PrepareAsync(job.Id, null, cancel);
        var lie = Lies.Of(by, run, plan, prepared);
        job.FlippedCell = lie?.Cell;
        var provider = new Provider(run.Suite, run.KeyOf(by), run.Device, run.JobSource, run.Store)
        {
            Progress = run.Progressed,
            Tamper = lie?.Tamper,
        };

        job.Outputs[by] = (prepared, await provider.ComputeAsync(prepared, cancel));

        string cells = $"{prepared.Shape.Cells:N0} cells";
        run.Log.Say(lie switch
        {
            null => $"{cells} on {run.Device.Info.Id} ({run.Device.Info.Name})",
            { Cell: { } cell } => $"{cells} on {run.Device.Info.Id} ({run.Device.Info.Name}), cell {cell} flipped",
            _ => $"{cells} made up, none computed",
        });
    }
}
