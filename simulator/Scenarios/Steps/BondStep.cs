using System.Numerics;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Stakes AGPU for inference, the task of matrix products.</summary>
sealed class BondStep(Actor by, BigInteger amountAgpu) : IStep
{
    static readonly Field<BigInteger> Amount = Field.Required("amount", Quantities.Agpu, "how much");

    public static readonly StepKind Kind = new(
        "bond", "Stakes AGPU in the vault for inference, out of which claims are backed.",
        (values, scope) => scope.AfterDeploy(values.At, new BondStep(values.Get(StepFields.By), values.Get(Amount))),
        StepFields.By, Amount);

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        run.Record(GasPurpose.Other, await run.Suite.Vaults.StakeAsync(
            run.KeyOf(by), JobTask.Inference, amountAgpu, cancel));
        run.Log.Say($"{AmountText.Agpu(amountAgpu)} staked for inference");
    }
}
