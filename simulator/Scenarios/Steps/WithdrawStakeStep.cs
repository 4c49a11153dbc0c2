using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Pays out stake that has unbonded.</summary>
sealed class WithdrawStakeStep(Actor by, JobTask task) : IStep
{
    public static readonly StepKind Kind = new(
        "withdraw-stake", "Pays out an actor's stake for a task that has unbonded.",
        (values, scope) => scope.AfterDeploy(
            values.At, new WithdrawStakeStep(values.Get(StepFields.By), values.Get(StepFields.Task))),
        StepFields.By, StepFields.Task);

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var receipt = await run.Suite.Vaults.WithdrawAsync(run.KeyOf(by), task, cancel);
        run.Record(GasPurpose.Other, receipt);
        run.Log.Say($"{AmountText.Agpu(receipt.Event("StakeWithdrawn").Values[2].AsInteger())} paid out");
    }
}
