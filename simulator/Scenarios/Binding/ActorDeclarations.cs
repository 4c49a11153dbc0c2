using System.Numerics;
using System.Text.Json.Nodes;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;

namespace StarMiner.Simulator.Scenarios.Binding;

static class ActorDeclarations
{
    static readonly Field<BigInteger> Gas =
        Field.Optional("gas", Quantities.Gas, "GAS held before the first step", 100 * (BigInteger)1_00000000);

    static readonly Field<(Conduct Conduct, int Round)> Behaves = Field.Optional(
        "behaviour", new ConductType(), "what the actor does with a result before it commits to it, or else is up to",
        (Conduct.Honest, 0));

    static readonly Field<Withheld> Withholds = Field.Optional(
        "withholds", new Choice<Withheld>([.. Enum.GetValues<Withheld>().Select(what => (Words.Of(what), what))]),
        "what the actor shows nobody: 'output' is had by data demands only, 'everything' not even by them",
        Withheld.Nothing);

    public static readonly Declarations<Actor> Type = new(
        "actors", new Shape("an actor", Gas, Behaves, Withholds), Make, scope => scope.Actors);

    static Actor Make(string name, FieldValues values)
    {
        var (conduct, round) = values.Get(Behaves);
        bool isStated = values.Has(Behaves) || values.Has(Withholds);
        return new Actor(name, values.Get(Gas), new Character(conduct, round, values.Get(Withholds), isStated));
    }

    /// <summary>A word, or a mapping from <c>lie-in-round</c> to the round.</summary>
    sealed class ConductType : ValueType<(Conduct, int)>
    {
        static readonly Choice<Conduct> Words = new([.. Enum.GetValues<Conduct>()
            .Where(conduct => conduct != Conduct.LieInRound).Select(conduct => (Results.Words.Of(conduct), conduct))]);

        static readonly Whole Round = new(0, 65_535);
        static readonly string LieInRound = Results.Words.Of(Conduct.LieInRound);

        public override string Expected => $"{Words.Expected} or {{{LieInRound}: n}}";

        public override (Conduct, int) Bind(Node node, Scope scope) => node switch
        {
            MapNode { Entries: [var (key, value)] } when key.Text == LieInRound =>
                (Conduct.LieInRound, (int)Round.Bind(value, scope)),
            MapNode => throw Wrong(node),
            _ => (Words.Bind(node, scope), 0),
        };

        public override JsonObject Schema() => new()
        {
            ["anyOf"] = new JsonArray(
                Words.Schema(),
                new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject { [LieInRound] = Round.Schema() },
                    ["required"] = new JsonArray(LieInRound),
                    ["additionalProperties"] = false,
                }),
        };
    }
}
