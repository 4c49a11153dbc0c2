using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>A job of public work from its publication to its acceptance: how the first AGPU comes to be.</summary>
sealed class EarnStep(Actor by) : IStep
{
    public static readonly StepKind Kind = new(
        "earn", "A provider does the next job of public work, from its publication to the stake that it earns.",
        (values, scope) => scope.AfterDeploy(values.At, new EarnStep(values.Get(StepFields.By))), StepFields.By);

    public bool NeedsDevice => true;

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var (id, pay) = await PublicWork.PublishAsync(run, by, cancel);
        await ServeStep.WorkAsync(run, by, id, cancel);
        run.Log.Say($"job {id} of public work accepted, {AmountText.Agpu(pay)} of stake earned");
    }
}
