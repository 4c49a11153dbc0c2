using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace StarMiner.Simulator.Scenarios.Language.Values;

/// <summary>A new file's name, without a folder: a scenario writes nowhere but into the run's own.</summary>
public sealed partial class FileName : ScalarType<string>
{
    public static readonly FileName Any = new();

    public override string Expected => "a file name of letters, digits, points and hyphens, without a folder";

    protected override string Parse(ScalarNode node, Scope scope) =>
        Pattern().IsMatch(node.Text) ? node.Text : throw Wrong(node);

    public override JsonObject Schema() =>
        new() { ["type"] = "string", ["pattern"] = PatternText, ["description"] = Expected };

    const string PatternText = "^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$";

    [GeneratedRegex(PatternText)]
    private static partial Regex Pattern();
}
