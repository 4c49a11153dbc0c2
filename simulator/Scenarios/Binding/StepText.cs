using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Simulator.Scenarios.Binding;

/// <summary>A step as one line of a report: its word and its fields as they stand in the file.</summary>
static class StepText
{
    public static string Of(string word, Node value)
    {
        var text = Inline(value);
        return text.Length == 0 ? word : $"{word} {text}";
    }

    static string Inline(Node node) => node switch
    {
        ScalarNode scalar => scalar.Text,
        ListNode list => string.Join(" ", list.Items.Select(Inline)),
        MapNode map => string.Join(", ", map.Entries.Select(e => $"{e.Key.Text} {Inline(e.Value)}")),
        _ => throw new InvalidOperationException($"{node.GetType()} is no kind of node"),
    };
}
