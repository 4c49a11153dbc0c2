using System.Numerics;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>
/// Mints AGPU for an actor through the minter role: a shortcut of the simulator, where a live network pays for work.
/// </summary>
sealed class DealStep(Actor to, Actor minter, BigInteger amountAgpu) : IStep
{
    static readonly Field<Actor> To = Field.Required("to", Known.Actor, "who receives");
    static readonly Field<BigInteger> Amount = Field.Required("amount", Quantities.Agpu, "how much");

    public static readonly StepKind Kind = new(
        "deal", "Gives an actor AGPU that the minter role mints for it.",
        (values, scope) => new DealStep(values.Get(To), scope.MinterFor(values.At), values.Get(Amount)), To, Amount);

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        run.Record(GasPurpose.Other, await run.Suite.Token.MintForPublicWorkAsync(
            run.KeyOf(minter), run.KeyOf(to).Account(), amountAgpu, cancel));
        run.Log.Say(minter, $"dealt {AmountText.Agpu(amountAgpu)} to {to.Name} through the minter role");
    }
}
