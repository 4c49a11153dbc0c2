using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Simulator.Economies.Plan;

/// <summary>Puts another value into a file that was read: what sweeps and <c>--set</c> do.</summary>
static class Overrides
{
    const string Origin = "--set";

    /// <param name="path">Keys from the root, with dots between them.</param>
    public static Node Apply(Node root, string path, string value)
    {
        var at = new Position(Origin, 1, 1);
        string[] keys = path.Split('.');
        if (keys.Any(key => key.Length == 0) || keys.Length > 3)
            throw new ScenarioFormatException(at, "a path like 'clients.elasticity'", $"'{path}'");
        return Put(root, keys, new ScalarNode(new Position($"{Origin} {path}", 1, 1), value));
    }

    static Node Put(Node node, ReadOnlySpan<string> keys, ScalarNode value)
    {
        if (keys.IsEmpty) return value;
        MapNode map = node as MapNode ?? new MapNode(node.At, []);
        string key = keys[0];
        var entries = map.Entries.ToList();
        int index = entries.FindIndex(entry => entry.Key.Text == key);
        Node below = index < 0 ? new MapNode(value.At, []) : entries[index].Value;
        var entry = (new ScalarNode(value.At, key), Put(below, keys[1..], value));
        if (index < 0) entries.Add(entry);
        else entries[index] = entry;
        return new MapNode(map.At, entries);
    }
}
