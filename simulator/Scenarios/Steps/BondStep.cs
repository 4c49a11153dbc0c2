using System.Numerics;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Stakes AGPU for a task.</summary>
sealed class BondStep(Actor by, BigInteger amountAgpu, JobTask task) : IStep
{
    static readonly Field<BigInteger> Amount = Field.Required("amount", Quantities.Agpu, "how much");

    public static readonly StepKind Kind = new(
        "bond", "Stakes AGPU in the vault of a task, out of which claims are backed; for inference where none is named.",
        (values, scope) => scope.AfterDeploy(values.At, new BondStep(
            values.Get(StepFields.By), values.Get(Amount), values.Get(StepFields.Task))),
        StepFields.By, Amount, StepFields.Task);

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        run.Record(GasPurpose.Other, await run.Suite.Vaults.StakeAsync(
            run.KeyOf(by), task, amountAgpu, cancel));
        run.Log.Say($"{AmountText.Agpu(amountAgpu)} staked for {Words.Of(task)}");
    }
}
