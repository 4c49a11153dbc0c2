using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Anyone ends a state of a job whose time is over.</summary>
sealed class TimeOutStep(Actor by, JobPlan plan) : IStep
{
    // What may follow from a timeout, as JobMarket says it in its events.
    static readonly string[] Outcomes = ["JobExpired", "JobReopened", "ProviderSlashed"];

    public static readonly StepKind Kind = new(
        "time-out", "Ends a state of a job whose time is over; anyone may.",
        (values, _) => new TimeOutStep(values.Get(StepFields.By), values.Get(StepFields.Job)),
        StepFields.Job, StepFields.By);

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var receipt = await run.Suite.Market.TimeOutAsync(run.KeyOf(by), run.JobOf(plan).Id, cancel);
        run.Record(GasPurpose.Other, receipt);
        run.Log.Say(string.Join(", ", receipt.Events.Select(e => e.Name).Where(Outcomes.Contains)));
    }
}
