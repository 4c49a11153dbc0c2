using System.Text.Json.Nodes;
using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Simulator.Scenarios.Binding;

/// <summary>A word that stands for several steps, which are known as soon as the file is read.</summary>
sealed class StepGroup(string name, string help, Func<FieldValues, Scope, IReadOnlyList<BoundStep>> expand, params IField[] fields)
{
    readonly Shape shape = new($"'{name}'", fields);

    public string Name => name;

    public IReadOnlyList<BoundStep> Expand(Node node, Scope scope) => expand(shape.Bind(node, scope), scope);

    public JsonObject Schema()
    {
        var schema = shape.Schema();
        schema["description"] = help;
        return schema;
    }
}
