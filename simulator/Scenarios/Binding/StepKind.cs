using System.Text.Json.Nodes;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Steps;

namespace StarMiner.Simulator.Scenarios.Binding;

/// <summary>A word that may start a step, the fields that it takes and the step that it makes.</summary>
/// <param name="help">What the step does, for the schema.</param>
public sealed class StepKind(string name, string help, Func<FieldValues, Scope, IStep> make, params IField[] fields)
{
    readonly Shape shape = new($"'{name}'", fields);

    public string Name => name;

    /// <returns>The step and the actor that its field 'by' names, if it has one.</returns>
    public (IStep Step, Actor? By) Bind(Node node, Scope scope)
    {
        var values = shape.Bind(node, scope);
        return (make(values, scope), fields.Contains(StepFields.By) ? values.Get(StepFields.By) : null);
    }

    public JsonObject Schema()
    {
        var schema = shape.Schema();
        schema["description"] = help;
        return schema;
    }
}
