using System.Numerics;
using System.Text.Json.Nodes;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;

namespace StarMiner.Simulator.Scenarios.Binding;

/// <summary>The list of steps. A step is a mapping with one step word and, beside it, terms that any step may have.</summary>
sealed class StepList : ValueType<IReadOnlyList<BoundStep>>
{
    const int MostSteps = 10_000;

    static readonly Field<string?> Fails = Field.Optional(
        "fails", (ValueType<string?>)Text.Any!, "the named error that the step must end in", null);

    static readonly Field<BigInteger> Gas = Field.Optional("gas", Quantities.Gas, "the most GAS that the step may take", BigInteger.MinusOne);

    static readonly Shape Terms = new("a step's terms", Fails, Gas);

    public override string Expected => "a list of steps";

    public override IReadOnlyList<BoundStep> Bind(Node node, Scope scope) => node is ListNode { Items.Count: <= MostSteps } list
        ? [.. list.Items.Select(item => BindStep(item, scope))]
        : throw Wrong(node);

    static BoundStep BindStep(Node node, Scope scope)
    {
        if (node is not MapNode map) throw new ScenarioFormatException(node.At, $"a step ({Words})", node.Describe());
        var terms = map.Entries.Where(e => e.Key.Text is "fails" or "gas").ToList();
        var words = map.Entries.Except(terms).ToList();
        foreach (var (word, _) in words)
            if (!StepCatalog.ByName.ContainsKey(word.Text))
                throw new ScenarioFormatException(
                    word.At, $"a step ({Words})", $"'{word.Text}'{Nearest.Hint(word.Text, StepCatalog.ByName.Keys)}");
        if (words.Count != 1)
            throw new ScenarioFormatException(
                words.Count == 0 ? map.At : words[1].Key.At, "one step word", words.Count == 0 ? "none" : $"'{words[1].Key.Text}' as well");
        var (key, value) = words[0];
        var action = StepCatalog.ByName[key.Text].Bind(value, scope);
        return new BoundStep(key.At, key.Text, StepText.Of(key.Text, value), action, BindTerms(new MapNode(map.At, terms), scope));
    }

    static StepTerms BindTerms(MapNode map, Scope scope)
    {
        var values = Terms.Bind(map, scope);
        var gas = values.Get(Gas);
        return new StepTerms(values.Get(Fails), gas < 0 ? null : gas);
    }

    static string Words => string.Join(", ", StepCatalog.All.Select(k => k.Name));

    public override JsonObject Schema()
    {
        var properties = new JsonObject { [Fails.Name] = Fails.Schema(), [Gas.Name] = Gas.Schema() };
        foreach (var kind in StepCatalog.All) properties[kind.Name] = kind.Schema();
        var step = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
            ["oneOf"] = new JsonArray([.. StepCatalog.All.Select(k => new JsonObject { ["required"] = new JsonArray(k.Name) })]),
        };
        return new JsonObject { ["type"] = "array", ["items"] = step };
    }
}
