using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Pays out what the market owes an actor.</summary>
sealed class WithdrawStep(Actor by) : IStep
{
    public static readonly StepKind Kind = new(
        "withdraw", "Pays out all that the market owes an actor.",
        (values, scope) => scope.AfterDeploy(values.At, new WithdrawStep(values.Get(StepFields.By))), StepFields.By);

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var receipt = await run.Suite.Market.WithdrawAsync(run.KeyOf(by), cancel);
        run.Record(GasPurpose.Other, receipt);
        run.Log.Say($"{AmountText.Agpu(receipt.Event("CreditWithdrawn").Values[1].AsInteger())} paid out");
    }
}
