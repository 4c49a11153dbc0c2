namespace StarMiner.Simulator.Scenarios.Language;

/// <summary>
/// The scenario file is not one; the message is one line with file, line, what was expected and what was found.
/// </summary>
public sealed class ScenarioFormatException(Position at, string expected, string found)
    : Exception($"{at}: expected {OneLine(expected)}, found {OneLine(found)}")
{
    const int LongestPart = 400;

    public Position At { get; } = at;

    /// <summary>What stands at a place where something else was expected, shortened and quoted.</summary>
    public static string Quote(string text) => text.Length == 0 ? "nothing" : $"'{text}'";

    static string OneLine(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestPart ? line : line[..LongestPart] + "...";
    }
}
