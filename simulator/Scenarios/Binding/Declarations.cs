using System.Text.Json.Nodes;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;

namespace StarMiner.Simulator.Scenarios.Binding;

/// <summary>
/// A mapping from new names to things of one kind; binding it makes them known to the rest of the file.
/// </summary>
public sealed class Declarations<T>(
    string what, Shape shape, Func<string, FieldValues, T> make, Func<Scope, Dictionary<string, T>> into)
    : ValueType<IReadOnlyList<T>>
{
    const int Most = 1_000;

    public override string Expected => $"a mapping from names to {what}";

    public override IReadOnlyList<T> Bind(Node node, Scope scope)
    {
        if (node is not MapNode { Entries.Count: <= Most } map) throw Wrong(node);
        foreach (var (key, value) in map.Entries)
            if (!into(scope).TryAdd(NewName.Any.Bind(key, scope), make(key.Text, shape.Bind(value, scope))))
                throw new ScenarioFormatException(key.At, "a new name", $"{key.Describe()} again");
        return [.. map.Entries.Select(e => into(scope)[e.Key.Text])];
    }

    public override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["propertyNames"] = NewName.Any.Schema(),
        ["additionalProperties"] = shape.Schema(),
    };
}
