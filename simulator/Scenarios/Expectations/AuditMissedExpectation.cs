using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Expectations;

/// <summary>The audit took its samples and the cell that the provider lies about is not among them.</summary>
sealed class AuditMissedExpectation(JobPlan plan) : IExpectation
{
    public static readonly Field<IReadOnlyList<IExpectation>> Field =
        Language.Field.Optional<IReadOnlyList<IExpectation>>(
            "audit-missed-lie", new ExpectedValue<JobPlan>(Known.Job, plan => new AuditMissedExpectation(plan)),
            "the job whose flipped cell the audit did not draw", []);

    public Task CheckAsync(Run run, CancellationToken cancel)
    {
        var job = run.JobOf(plan);
        if (job.FlippedCell is not { } lie) throw new StepFailedException($"a flipped cell in {plan.Name}", "none");
        if (job.AuditedCells.Count == 0) throw new StepFailedException($"an audit of {plan.Name}", "none");
        return job.AuditedCells.Contains(lie)
            ? throw new StepFailedException($"an audit that misses cell {lie}", "it drew this cell")
            : Task.CompletedTask;
    }
}
