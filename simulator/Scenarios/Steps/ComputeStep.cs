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
        job.FlippedCell =
            by.Behaviour == Behaviour.FlipOneCell ? CellOf(run.Settings.Seed, prepared.Shape.Cells) : null;
        var provider = new Provider(run.Suite, run.KeyOf(by), run.Device, run.JobSource, run.Store)
        {
            Progress = run.Progressed,
            Tamper = job.FlippedCell is { } cell ? new FlipCell((long)cell) : null,
        };

        job.Outputs[by.Name] = (prepared, await provider.ComputeAsync(prepared, cancel));

        var lie = job.FlippedCell is { } flipped ? $", cell {flipped} flipped" : "";
        run.Log.Say($"{prepared.Shape.Cells:N0} cells on {run.Device.Info.Id} ({run.Device.Info.Name}){lie}");
    }

    ulong CellOf(long seed, long cells) =>
        new SeededChoices(seed, $"{by.Name} lies about {plan.Name}").Next((ulong)cells);
}
