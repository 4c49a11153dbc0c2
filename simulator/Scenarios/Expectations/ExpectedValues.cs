using System.Text.Json.Nodes;
using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Simulator.Scenarios.Expectations;

/// <summary>One value, one expectation.</summary>
sealed class ExpectedValue<T>(ValueType<T> value, Func<T, IExpectation> make) : ValueType<IReadOnlyList<IExpectation>>
{
    public override string Expected => value.Expected;

    public override IReadOnlyList<IExpectation> Bind(Node node, Scope scope) => [make(value.Bind(node, scope))];

    public override JsonObject Schema() => value.Schema();
}

/// <summary>A mapping from subjects to values, an expectation for each.</summary>
sealed class ExpectedOfEach<TSubject, TValue>(
    ValueType<TSubject> subject, ValueType<TValue> value, Func<TSubject, TValue, IExpectation> make)
    : ValueType<IReadOnlyList<IExpectation>>
{
    public override string Expected => $"a mapping from {subject.Expected} to {value.Expected}";

    public override IReadOnlyList<IExpectation> Bind(Node node, Scope scope) =>
        node is MapNode { Entries.Count: > 0 } map
        ? [.. map.Entries.Select(e => make(subject.Bind(e.Key, scope), value.Bind(e.Value, scope)))]
        : throw Wrong(node);

    public override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = value.Schema(),
        ["minProperties"] = 1,
        ["description"] = Expected,
    };
}
