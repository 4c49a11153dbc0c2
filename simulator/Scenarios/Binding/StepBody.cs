using System.Text.Json.Nodes;
using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Simulator.Scenarios.Binding;

/// <summary>The steps of a group as they stand in the file; the group binds them once for each repetition.</summary>
sealed class StepBody : ValueType<Node>
{
    public static readonly Field<Node> Field =
        Language.Field.Required("steps", new StepBody(), "what happens each time");

    public override string Expected => "a list of steps";

    public override Node Bind(Node node, Scope scope) => node is ListNode ? node : throw Wrong(node);

    public override JsonObject Schema() => new StepList().Schema();

    public static IReadOnlyList<BoundStep> BindNow(Node body, Scope scope)
    {
        // An empty body counts too: repetitions of nothing within repetitions of nothing must end.
        scope.CountStep(body.At);
        return new StepList().Bind(body, scope);
    }
}
