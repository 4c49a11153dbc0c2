using System.Numerics;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>AGPU from one actor to another.</summary>
sealed class TransferStep(Actor by, Actor to, BigInteger amountAgpu) : IStep
{
    static readonly Field<Actor> To = Field.Required("to", Known.Actor, "who receives");
    static readonly Field<BigInteger> Amount = Field.Required("amount", Quantities.Agpu, "how much");

    public static readonly StepKind Kind = new(
        "transfer", "Transfers AGPU from one actor to another.",
        (values, scope) => scope.AfterDeploy(
            values.At, new TransferStep(values.Get(StepFields.By), values.Get(To), values.Get(Amount))),
        StepFields.By, To, Amount);

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        run.Record(GasPurpose.Other, await run.Suite.Token.TransferAsync(
            run.KeyOf(by), run.KeyOf(to).Account(), amountAgpu, cancel: cancel));
        run.Log.Say($"{AmountText.Agpu(amountAgpu)} to {to.Name}");
    }
}
