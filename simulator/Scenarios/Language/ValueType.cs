using System.Text.Json.Nodes;

namespace StarMiner.Simulator.Scenarios.Language;

/// <summary>
/// A kind of value in a scenario: what it is called in messages, how a node becomes one, how an editor checks it.
/// </summary>
public abstract class ValueType<T>
{
    /// <summary>What stands after "expected", for example <c>an amount like '12.5 AGPU'</c>.</summary>
    public abstract string Expected { get; }

    public abstract T Bind(Node node, Scope scope);

    public abstract JsonObject Schema();

    protected ScenarioFormatException Wrong(Node node) => new(node.At, Expected, node.Describe());
}

/// <summary>A value that is written as one scalar.</summary>
public abstract class ScalarType<T> : ValueType<T>
{
    public sealed override T Bind(Node node, Scope scope) =>
        node is ScalarNode scalar ? Parse(scalar, scope) : throw Wrong(node);

    protected abstract T Parse(ScalarNode node, Scope scope);

    public override JsonObject Schema() => new() { ["type"] = "string", ["description"] = Expected };
}
