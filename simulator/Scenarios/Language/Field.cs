using System.Text.Json.Nodes;

namespace StarMiner.Simulator.Scenarios.Language;

public interface IField
{
    string Name { get; }

    bool Required { get; }

    object? Bind(Node node, Scope scope);

    JsonObject Schema();
}

/// <summary>A named value inside a mapping.</summary>
/// <param name="help">What the value means, for the schema.</param>
public sealed class Field<T>(string name, ValueType<T> type, string help, bool required, T fallback) : IField
{
    public string Name => name;

    public bool Required => required;

    public T Fallback => fallback;

    public object? Bind(Node node, Scope scope) => type.Bind(node, scope);

    public JsonObject Schema()
    {
        var schema = type.Schema();
        schema["description"] = schema["description"] is { } expected ? $"{help}: {expected}" : help;
        return schema;
    }
}

public static class Field
{
    public static Field<T> Required<T>(string name, ValueType<T> type, string help) =>
        new(name, type, help, true, default!);

    public static Field<T> Optional<T>(string name, ValueType<T> type, string help, T fallback) =>
        new(name, type, help, false, fallback);
}

/// <summary>The values of one mapping, all of the types that their fields declare.</summary>
public sealed class FieldValues(Node node, IReadOnlyDictionary<IField, (Node Node, object? Value)> values)
{
    /// <summary>Where the mapping stands.</summary>
    public Position At => node.At;

    public T Get<T>(Field<T> field) => values.TryGetValue(field, out var bound) ? (T)bound.Value! : field.Fallback;

    public bool Has(IField field) => values.ContainsKey(field);

    /// <summary>Where the field's value stands; the mapping itself where the field is absent.</summary>
    public Node NodeOf(IField field) => values.TryGetValue(field, out var bound) ? bound.Node : node;
}
