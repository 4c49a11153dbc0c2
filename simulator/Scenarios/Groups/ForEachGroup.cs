using System.Text.Json.Nodes;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;

namespace StarMiner.Simulator.Scenarios.Groups;

/// <summary>The same steps for each row of a table, or for some rows that the seed picks.</summary>
static class ForEachGroup
{
    static readonly Field<IReadOnlyList<IReadOnlyDictionary<string, string>>> Rows =
        Field.Required(
            "in", new ListOf<IReadOnlyDictionary<string, string>>(new Row(), 1, 10_000), "the table, a mapping a row");

    static readonly Field<long> Pick = Field.Optional(
        "pick", new Whole(1, 10_000), "how many rows the seed picks, with repetition; without it each row in turn", 0);

    public static readonly StepGroup Group = new(
        "for-each", "Does the same steps for each row of a table; ${name} is the row's value.", Expand, Rows, Pick, StepBody.Field);

    static IReadOnlyList<BoundStep> Expand(FieldValues values, Scope scope) => [.. Chosen(values, scope).SelectMany(
        row => scope.With(row, () => StepBody.BindNow(values.Get(StepBody.Field), scope)))];

    static IEnumerable<IReadOnlyDictionary<string, string>> Chosen(FieldValues values, Scope scope)
    {
        var rows = values.Get(Rows);
        if (values.Get(Pick) == 0) return rows;
        return [.. Enumerable.Range(0, (int)values.Get(Pick)).Select(
            _ => rows[(int)scope.Choices.Next((ulong)rows.Count)])];
    }

    sealed class Row : ValueType<IReadOnlyDictionary<string, string>>
    {
        public override string Expected => "a mapping from parameters to values";

        public override IReadOnlyDictionary<string, string> Bind(Node node, Scope scope) =>
            node is MapNode { Entries.Count: > 0 } map
            ? map.Entries.ToDictionary(
                e => NewName.Any.Bind(e.Key, scope),
                e => Text.Any.Bind(Parameters.Substitute(e.Value, scope.Parameters), scope))
            : throw Wrong(node);

        public override JsonObject Schema() => new()
        {
            ["type"] = "object",
            ["propertyNames"] = NewName.Any.Schema(),
            ["minProperties"] = 1,
        };
    }
}
