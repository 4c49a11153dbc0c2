using System.Text.Json.Nodes;
using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Language;

/// <summary>
/// A mapping with known fields. Where the only required field is the first, its value alone may stand for the mapping.
/// </summary>
public sealed class Shape(string what, params IField[] fields)
{
    public FieldValues Bind(Node node, Scope scope) => node switch
    {
        MapNode map => BindMap(map, scope),
        _ when ShortForm is { } only => new FieldValues(
            node, new Dictionary<IField, (Node, object?)> { [only] = (node, only.Bind(node, scope)) }),
        ScalarNode { Text: "" } when !fields.Any(f => f.Required) => BindMap(new MapNode(node.At, []), scope),
        _ => throw new ScenarioFormatException(node.At, Expected, node.Describe()),
    };

    IField? ShortForm =>
        fields.Length > 0 && fields.Count(f => f.Required) == 1 && fields[0].Required ? fields[0] : null;

    string Expected =>
        fields.Length == 0 ? $"{what} without fields" : $"{what} with {string.Join(", ", fields.Select(f => f.Name))}";

    FieldValues BindMap(MapNode map, Scope scope)
    {
        if (map.Entries.FirstOrDefault(e => !fields.Any(f => f.Name == e.Key.Text)).Key is { } stray)
            throw Unknown(stray);
        var values = new Dictionary<IField, (Node, object?)>();
        // In the order of the declaration: later fields may name what earlier ones declare, wherever they stand in the
        // file.
        foreach (var field in fields)
            if (map.Entries.FirstOrDefault(e => e.Key.Text == field.Name).Value is { } value)
                values[field] = (value, field.Bind(value, scope));
        if (Array.Find(fields, f => f.Required && !values.ContainsKey(f)) is { } missing)
            throw new ScenarioFormatException(map.At, $"'{missing.Name}' in {what}", "none");
        return new FieldValues(map, values);
    }

    ScenarioFormatException Unknown(ScalarNode key) => new(
        key.At, Expected, $"'{key.Text}'{Nearest.Hint(key.Text, fields.Select(f => f.Name))}");

    public JsonObject Schema()
    {
        var properties = new JsonObject();
        foreach (var field in fields) properties[field.Name] = field.Schema();
        var mapping = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        if (fields.Any(f => f.Required))
            mapping["required"] = new JsonArray([.. fields.Where(f => f.Required).Select(
                f => JsonValue.Create(f.Name))]);
        else if (ShortForm is null)
            mapping["type"] = new JsonArray("object", "null");
        return ShortForm is { } only ? new JsonObject { ["anyOf"] = new JsonArray(only.Schema(), mapping) } : mapping;
    }
}
