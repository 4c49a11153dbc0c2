using System.Text.Json.Nodes;

namespace StarMiner.Simulator.Scenarios.Language;

/// <summary>A value that is written as a mapping with known fields.</summary>
sealed class Mapping<T>(Shape shape, string expected, Func<FieldValues, T> make) : ValueType<T>
{
    public override string Expected => expected;

    public override T Bind(Node node, Scope scope) => make(shape.Bind(node, scope));

    public override JsonObject Schema() => shape.Schema();
}
