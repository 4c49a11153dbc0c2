using System.Numerics;
using System.Text.Json.Nodes;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;

namespace StarMiner.Simulator.Scenarios.Binding;

/// <summary>A step is a mapping with one step word and, beside it, terms that any step may have.</summary>
static class StepBinder
{
    static readonly Field<string?> Fails = Field.Optional(
        "fails", (ValueType<string?>)Text.Any!, "the named error that the step must end in", null);

    static readonly Field<BigInteger> Gas = Field.Optional(
        "gas", Quantities.Gas, "the most GAS that the step may take", BigInteger.MinusOne);

    static readonly Shape Terms = new("a step's terms", Fails, Gas);

    static string Words => string.Join(", ", StepCatalog.Words);

    public static IReadOnlyList<BoundStep> Bind(Node node, Scope scope)
    {
        if (node is not MapNode map) throw new ScenarioFormatException(node.At, $"a step ({Words})", node.Describe());
        var (word, value) = WordOf(map);
        scope.CountStep(map.At);
        var terms = new MapNode(map.At, [.. map.Entries.Where(e => e.Key != word)]);
        if (StepCatalog.Groups.TryGetValue(word.Text, out var group))
            return terms.Entries.Count == 0
                ? group.Expand(value, scope)
                : throw new ScenarioFormatException(
                    terms.Entries[0].Key.At, $"no terms beside '{word.Text}'", terms.Entries[0].Key.Describe());
        var actual = Parameters.Substitute(value, scope.Parameters);
        var (action, by) = StepCatalog.Kinds[word.Text].Bind(actual, scope);
        return [new BoundStep(word.At, word.Text, StepText.Of(word.Text, actual), by, action, BindTerms(terms, scope))];
    }

    static (ScalarNode Word, Node Value) WordOf(MapNode map)
    {
        var words = map.Entries.Where(e => e.Key.Text != Fails.Name && e.Key.Text != Gas.Name).ToList();
        foreach (var (key, _) in words)
            if (!StepCatalog.Words.Contains(key.Text))
                throw new ScenarioFormatException(
                    key.At, $"a step ({Words})", key.Describe() + Nearest.Hint(key.Text, StepCatalog.Words));
        return words.Count switch
        {
            1 => words[0],
            0 => throw new ScenarioFormatException(map.At, "one step word", "none"),
            _ => throw new ScenarioFormatException(
                words[1].Key.At, "one step word", $"{words[1].Key.Describe()} as well"),
        };
    }

    static StepTerms BindTerms(MapNode map, Scope scope)
    {
        var values = Terms.Bind(Parameters.Substitute(map, scope.Parameters), scope);
        var gas = values.Get(Gas);
        return new StepTerms(values.Get(Fails), gas < 0 ? null : gas);
    }

    public static JsonObject Schema()
    {
        var properties = new JsonObject { [Fails.Name] = Fails.Schema(), [Gas.Name] = Gas.Schema() };
        foreach (var (word, kind) in StepCatalog.Kinds) properties[word] = kind.Schema();
        foreach (var (word, group) in StepCatalog.Groups) properties[word] = group.Schema();
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
            ["oneOf"] = new JsonArray([.. StepCatalog.Words.Select(
                w => new JsonObject { ["required"] = new JsonArray(w) })]),
        };
    }
}
