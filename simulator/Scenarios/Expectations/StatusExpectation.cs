using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Expectations;

/// <summary>Where a job stands.</summary>
sealed class StatusExpectation(JobPlan plan, JobStatus expected) : IExpectation
{
    static readonly Choice<JobStatus> Status = new([.. Enum.GetValues<JobStatus>().Select(s => (Words.Of(s), s))]);

    public static readonly Field<IReadOnlyList<IExpectation>> Field =
        Language.Field.Optional<IReadOnlyList<IExpectation>>(
            "status", new ExpectedOfEach<JobPlan, JobStatus>(Known.Job, Status, (plan, status) =>
                new StatusExpectation(plan, status)),
            "where jobs stand", []);

    public async Task CheckAsync(Run run, CancellationToken cancel)
    {
        var job = await run.Suite.Market.JobAsync(run.JobOf(plan).Id, cancel);
        if (job.Status != expected)
            throw new StepFailedException($"status of {plan.Name} {Words.Of(expected)}", Words.Of(job.Status));
    }
}
