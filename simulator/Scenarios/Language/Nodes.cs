namespace StarMiner.Simulator.Scenarios.Language;

/// <summary>A YAML node that remembers where it stands.</summary>
public abstract record Node(Position At)
{
    /// <summary>The node in a reader's words, for "found ...".</summary>
    public abstract string Describe();
}

public sealed record ScalarNode(Position At, string Text) : Node(At)
{
    public override string Describe() => ScenarioFormatException.Quote(Text);
}

public sealed record ListNode(Position At, IReadOnlyList<Node> Items) : Node(At)
{
    public override string Describe() => Items.Count == 0 ? "an empty list" : $"a list of {Items.Count}";
}

public sealed record MapNode(Position At, IReadOnlyList<(ScalarNode Key, Node Value)> Entries) : Node(At)
{
    public override string Describe() =>
        Entries.Count == 0 ? "an empty mapping" : $"a mapping with '{Entries[0].Key.Text}'";
}
