using System.Text.RegularExpressions;
using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Language;

/// <summary>Values for <c>${name}</c> in steps that repeat.</summary>
public static partial class Parameters
{
    /// <exception cref="ScenarioFormatException">The node names a parameter that there is not.</exception>
    public static Node Substitute(Node node, IReadOnlyDictionary<string, string> values) => node switch
    {
        ScalarNode scalar => Substitute(scalar, values),
        ListNode list => list with { Items = [.. list.Items.Select(item => Substitute(item, values))] },
        MapNode map => map with
        {
            Entries = [.. map.Entries.Select(
            e => (Substitute(e.Key, values), Substitute(e.Value, values)))]
        },
        _ => node,
    };

    static ScalarNode Substitute(ScalarNode node, IReadOnlyDictionary<string, string> values) => node with
    {
        Text = Pattern().Replace(node.Text, match => values.TryGetValue(match.Groups[1].Value, out var value)
            ? value
            : throw new ScenarioFormatException(
                node.At,
                values.Count == 0 ? "no parameter outside of 'repeat' and 'for-each'" : $"a parameter ({string.Join(", ", values.Keys)})",
                $"'{match.Value}'{Nearest.Hint(match.Groups[1].Value, values.Keys)}")),
    };

    [GeneratedRegex(@"\$\{([A-Za-z][A-Za-z0-9-]*)\}")]
    private static partial Regex Pattern();
}
