using System.Text.Json.Nodes;
using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Simulator.Scenarios.Binding;

/// <summary>A word that may start a step, the fields that it takes and the step that it makes.</summary>
/// <param name="help">What the step does, for the schema.</param>
public sealed class StepKind(string name, string help, Func<FieldValues, Scope, IStep> make, params IField[] fields)
{
    readonly Shape shape = new($"'{name}'", fields);

    public string Name => name;

    public IStep Bind(Node node, Scope scope) => make(shape.Bind(node, scope), scope);

    public JsonObject Schema()
    {
        var schema = shape.Schema();
        schema["description"] = help;
        return schema;
    }
}
