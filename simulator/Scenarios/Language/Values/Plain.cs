using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Language.Values;

/// <summary>Free text.</summary>
public sealed class Text : ScalarType<string>
{
    public static readonly Text Any = new();

    public override string Expected => "a text";

    protected override string Parse(ScalarNode node, Scope scope) => node.Text;
}

/// <summary>A whole number within bounds.</summary>
public sealed class Whole(long least, long most) : ScalarType<long>
{
    public override string Expected => $"a whole number from {least} to {most}";

    protected override long Parse(ScalarNode node, Scope scope) =>
        long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        && value >= least && value <= most ? value : throw Wrong(node);

    public override JsonObject Schema() => new()
    {
        ["type"] = "integer",
        ["minimum"] = least,
        ["maximum"] = most,
        ["description"] = Expected,
    };
}

/// <summary>A name for something that the scenario declares.</summary>
public sealed partial class NewName : ScalarType<string>
{
    public static readonly NewName Any = new();

    public override string Expected => "a name of letters, digits and hyphens that starts with a letter";

    protected override string Parse(ScalarNode node, Scope scope) =>
        Pattern().IsMatch(node.Text) ? node.Text : throw Wrong(node);

    public override JsonObject Schema() =>
        new() { ["type"] = "string", ["pattern"] = PatternText, ["description"] = Expected };

    const string PatternText = "^[A-Za-z][A-Za-z0-9-]{0,31}$";

    [GeneratedRegex(PatternText)]
    private static partial Regex Pattern();
}

/// <summary>One of a few words.</summary>
public sealed class Choice<T>(params (string Word, T Value)[] choices) : ScalarType<T>
{
    public override string Expected => string.Join(" or ", choices.Select(c => $"'{c.Word}'"));

    protected override T Parse(ScalarNode node, Scope scope)
    {
        foreach (var (word, value) in choices)
            if (word == node.Text) return value;
        throw new ScenarioFormatException(
            node.At, Expected, node.Describe() + Nearest.Hint(node.Text, choices.Select(c => c.Word)));
    }

    public override JsonObject Schema() =>
        new() { ["enum"] = new JsonArray([.. choices.Select(c => JsonValue.Create(c.Word))]) };
}

public sealed class ListOf<T>(ValueType<T> item, int least, int most) : ValueType<IReadOnlyList<T>>
{
    public override string Expected => $"a list of {least} to {most} values, each {item.Expected}";

    public override IReadOnlyList<T> Bind(Node node, Scope scope) =>
        node is ListNode list && list.Items.Count >= least && list.Items.Count <= most
            ? [.. list.Items.Select(i => item.Bind(i, scope))]
            : throw Wrong(node);

    public override JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["minItems"] = least,
        ["maxItems"] = most,
        ["items"] = item.Schema(),
    };
}

/// <summary>A path of an existing file, relative to the scenario file that names it.</summary>
public sealed class ExistingFile : ScalarType<string>
{
    public static readonly ExistingFile Any = new();

    public override string Expected => "an existing file";

    protected override string Parse(ScalarNode node, Scope scope)
    {
        if (node.Text.Length == 0 || node.Text.Contains('\0')) throw Wrong(node);
        var path = Path.GetFullPath(node.Text, scope.Folder);
        return File.Exists(path) ? path : throw Wrong(node);
    }
}
