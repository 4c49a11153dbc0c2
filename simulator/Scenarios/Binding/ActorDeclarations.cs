using System.Numerics;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;

namespace StarMiner.Simulator.Scenarios.Binding;

static class ActorDeclarations
{
    static readonly Field<BigInteger> Gas =
        Field.Optional("gas", Quantities.Gas, "GAS held before the first step", 100 * (BigInteger)1_00000000);

    static readonly Field<Behaviour> Behaves = Field.Optional("behaviour",
        new Choice<Behaviour>(("honest", Behaviour.Honest), ("flip-one-cell", Behaviour.FlipOneCell)),
        "what the actor does with a result before it commits to it", Behaviour.Honest);

    public static readonly Declarations<Actor> Type = new(
        "actors", new Shape("an actor", Gas, Behaves),
        (name, values) => new Actor(name, values.Get(Gas), values.Get(Behaves)), scope => scope.Actors);
}
