using System.Text.Json.Nodes;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Steps;

namespace StarMiner.Simulator.Scenarios.Invariants.Declared;

/// <summary>What must hold after each step of a scenario, in words and as an expression.</summary>
public sealed class DeclaredInvariant
{
    readonly Expression _expression;

    readonly IReadOnlySet<string> _contracts;

    DeclaredInvariant(
        Position at, string name, string text, (Expression Expression, IReadOnlySet<string> Contracts) parsed)
    {
        (At, Name, Text) = (at, name, text);
        (_expression, _contracts) = parsed;
    }

    public Position At { get; }

    public string Name { get; }

    public string Text { get; }

    /// <summary>Whether all contracts are there that it asks; before that it says nothing.</summary>
    public bool CanBeJudged(Places places) => _contracts.All(places.Contracts.ContainsKey);

    /// <summary>Null where it holds; else why not.</summary>
    public string? Broken(Judgement judgement)
    {
        try
        {
            return Values.Truth(_expression.In(judgement)) ? null : Reason(judgement);
        }
        catch (InvariantException e)
        {
            return e.Message;
        }
    }

    /// <summary>The two sides of a comparison that fails.</summary>
    string Reason(Judgement judgement) => _expression is Binary { Operator: not ("and" or "or") } compared
        ? $"{Values.Text(compared.Left.In(judgement))} {compared.Operator} "
            + $"{Values.Text(compared.Right.In(judgement))} is false"
        : $"{Text} is false";

    /// <summary>A mapping from words to expressions.</summary>
    public sealed class Type : ValueType<IReadOnlyList<DeclaredInvariant>>
    {
        const int Most = 100;

        public override string Expected => "a mapping from words to expressions";

        public override IReadOnlyList<DeclaredInvariant> Bind(Node node, Scope scope) =>
            node is MapNode { Entries.Count: <= Most } map
                ? [.. map.Entries.Select(entry => One(entry.Key, entry.Value, scope))]
                : throw Wrong(node);

        static DeclaredInvariant One(ScalarNode name, Node value, Scope scope)
        {
            if (value is not ScalarNode { Text.Length: > 0 and <= 2_000 } text)
                throw new ScenarioFormatException(value.At, "an expression", value.Describe());
            try
            {
                return new DeclaredInvariant(name.At, name.Text, text.Text, ExpressionParser.Parse(
                    text.Text, scope.Actors.ContainsKey, contract => SuiteContract.IsKnown(contract, scope)));
            }
            catch (InvariantException e)
            {
                throw new ScenarioFormatException(text.At, "an expression", $"'{text.Text}': expected {e.Message}");
            }
        }

        public override JsonObject Schema() => new()
        {
            ["type"] = "object",
            ["additionalProperties"] = new JsonObject { ["type"] = "string" },
        };
    }
}
