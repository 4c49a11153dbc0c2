using System.Text.Json.Nodes;
using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Simulator.Scenarios.Binding;

/// <summary>A list of steps; groups of steps are written out, so that a run sees one flat sequence.</summary>
sealed class StepList : ValueType<IReadOnlyList<BoundStep>>
{
    public override string Expected => "a list of steps";

    public override IReadOnlyList<BoundStep> Bind(Node node, Scope scope) => node is ListNode list
        ? [.. list.Items.SelectMany(item => StepBinder.Bind(item, scope))]
        : throw Wrong(node);

    public override JsonObject Schema() =>
        new() { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = "#/$defs/step" } };
}
