using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace StarMiner.Simulator.Scenarios.Language;

/// <summary>
/// Text to nodes with positions. Of YAML it takes one document of mappings, lists and scalars: no anchors, aliases or
/// tags, so that a file cannot grow when it is read.
/// </summary>
public sealed class YamlReader
{
    const int LongestFileBytes = 1 << 20;
    const int DeepestNesting = 32;
    const int MostNodes = 100_000;

    readonly string file;
    readonly Parser parser;
    int nodes;

    YamlReader(string file, TextReader text)
    {
        this.file = file;
        parser = new Parser(new Scanner(text, skipComments: true));
    }

    /// <param name="file">Path of the file, which is also its name in messages.</param>
    public static Node ReadFile(string file)
    {
        var start = new Position(file, 1, 1);
        try
        {
            var length = new FileInfo(file).Length;
            if (length > LongestFileBytes)
                throw new ScenarioFormatException(
                    start, $"a file of at most {LongestFileBytes} bytes", $"{length} bytes");
            return Read(file, File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ScenarioFormatException(start, "a scenario file", "none that can be read");
        }
    }

    public static Node Read(string file, string text)
    {
        try
        {
            return new YamlReader(file, new StringReader(text)).Document();
        }
        catch (YamlException e)
        {
            throw new ScenarioFormatException(At(file, e.Start), "well-formed YAML", Lower(e.Message));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // YamlDotNet's scanner lets a few malformed inputs out as exceptions of its internals.
            throw new ScenarioFormatException(new Position(file, 1, 1), "well-formed YAML", Lower(e.Message));
        }
    }

    Node Document()
    {
        parser.Consume<StreamStart>();
        if (parser.TryConsume<StreamEnd>(out _))
            throw new ScenarioFormatException(new Position(file, 1, 1), "a mapping", "an empty file");
        parser.Consume<DocumentStart>();
        var root = Value(0);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _))
            throw new ScenarioFormatException(
                At(file, parser.Current!.Start), "the end of the file", "a second document");
        return root;
    }

    Node Value(int depth)
    {
        var at = At(file, parser.Current!.Start);
        if (depth > DeepestNesting)
            throw new ScenarioFormatException(at, $"at most {DeepestNesting} levels", "a deeper one");
        if (++nodes > MostNodes)
            throw new ScenarioFormatException(at, $"at most {MostNodes} values", "one more");
        RefuseReuse(at);
        return parser.Current switch
        {
            Scalar => new ScalarNode(at, parser.Consume<Scalar>().Value),
            SequenceStart => List(at, depth),
            MappingStart => Map(at, depth),
            AnchorAlias alias => throw new ScenarioFormatException(at, "a value", $"the alias '*{alias.Value}'"),
            _ => throw new ScenarioFormatException(at, "a value", "none"),
        };
    }

    void RefuseReuse(Position at)
    {
        if (parser.Current is not NodeEvent node) return;
        if (!node.Anchor.IsEmpty)
            throw new ScenarioFormatException(at, "a value without an anchor", $"the anchor '&{node.Anchor.Value}'");
        if (!node.Tag.IsEmpty)
            throw new ScenarioFormatException(at, "a value without a tag", $"the tag '{node.Tag}'");
    }

    ListNode List(Position at, int depth)
    {
        var items = new List<Node>();
        parser.Consume<SequenceStart>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Value(depth + 1));
        return new ListNode(at, items);
    }

    MapNode Map(Position at, int depth)
    {
        var entries = new List<(ScalarNode, Node)>();
        var seen = new HashSet<string>();
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Value(depth + 1) is not ScalarNode key)
                throw new ScenarioFormatException(at, "names as keys", "a list or mapping as a key");
            if (!seen.Add(key.Text))
                throw new ScenarioFormatException(key.At, "every key once", $"'{key.Text}' again");
            entries.Add((key, Value(depth + 1)));
        }
        return new MapNode(at, entries);
    }

    static Position At(string file, Mark mark) => new(file, (int)mark.Line, (int)mark.Column);

    static string Lower(string message) =>
        message.Length == 0 ? "something else" : char.ToLowerInvariant(message[0]) + message[1..];
}
