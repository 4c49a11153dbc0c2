using System.Numerics;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Asks for free stake back; the clock starts.</summary>
sealed class UnbondStep(Actor by, BigInteger amountAgpu, JobTask task) : IStep
{
    static readonly Field<BigInteger> Amount = Field.Required("amount", Quantities.Agpu, "how much");

    public static readonly StepKind Kind = new(
        "unbond", "Asks for free stake back, which may be withdrawn when the unbonding time is over; what a live job locks stays.",
        (values, scope) => scope.AfterDeploy(values.At, new UnbondStep(
            values.Get(StepFields.By), values.Get(Amount), values.Get(StepFields.Task))),
        StepFields.By, Amount, StepFields.Task);

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        run.Record(GasPurpose.Other, await run.Suite.Vaults.RequestUnbondAsync(
            run.KeyOf(by), task, amountAgpu, cancel));
        run.Log.Say($"{AmountText.Agpu(amountAgpu)} on its way out");
    }
}
