using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Expectations;

/// <summary>The job's whole escrow, tip included, went back to its client.</summary>
sealed class RefundedExpectation(JobPlan plan) : IExpectation
{
    public static readonly Field<IReadOnlyList<IExpectation>> Field =
        Language.Field.Optional<IReadOnlyList<IExpectation>>(
            "refunded", new ExpectedValue<JobPlan>(Known.Job, plan => new RefundedExpectation(plan)),
            "the job whose escrow went back in full", []);

    public Task CheckAsync(Run run, CancellationToken cancel) => run.Tally.RefundedInFull(run.JobOf(plan).Id)
        ? Task.CompletedTask
        : throw new StepFailedException($"the escrow of {plan.Name} back in full", "it is not");
}
