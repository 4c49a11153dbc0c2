using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Running;
using StarMiner.Worker.Jobs;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>A provider answers the audit: the chain executes each drawn cell again.</summary>
sealed class AnswerStep(Actor by, JobPlan plan) : IStep
{
    public static readonly StepKind Kind = new(
        "answer", "A provider opens the cells that the audit drew; the chain executes each again.", Make,
        StepFields.Job, StepFields.By);

    static AnswerStep Make(FieldValues values, Scope scope)
    {
        var (by, plan) = ComputedWork.Of(values, scope);
        return new AnswerStep(by, plan);
    }

    public bool NeedsDevice => true;

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var (job, output) = run.JobOf(plan).Outputs[by];
        var provider =
            new Provider(run.Suite, run.KeyOf(by), run.Device, run.JobSource, run.Store) { Progress = run.Progressed };
        var answers = await provider.AnswerAuditAsync(job, output, cancel);
        foreach (var answer in answers) run.Record(GasPurpose.Audit, answer.Receipt);
        run.JobOf(plan).AuditedCells.AddRange(answers.Select(a => a.Cell));
        run.Log.Say($"cells {string.Join(", ", answers.Select(a => a.Cell))} executed again on chain");
    }
}
