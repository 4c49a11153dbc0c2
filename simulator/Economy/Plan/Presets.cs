using System.Reflection;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Simulator.Economies.Plan;

/// <summary>Economies that come with the program.</summary>
public static class Presets
{
    const int LongestFileBytes = 1 << 20;

    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(Presets).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(name => name[..^".yaml".Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a file, or of a preset where no file has this name.</summary>
    internal static string TextOf(string source)
    {
        var start = new Position(source, 1, 1);
        try
        {
            if (!File.Exists(source)) return OfPreset(source, start);
            long length = new FileInfo(source).Length;
            return length <= LongestFileBytes
                ? File.ReadAllText(source)
                : throw new ScenarioFormatException(
                    start, $"a file of at most {LongestFileBytes} bytes", $"{length} bytes");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ScenarioFormatException(start, "an economy's file", "none that can be read");
        }
    }

    static string OfPreset(string name, Position start)
    {
        if (!Names.Contains(name))
            throw new ScenarioFormatException(
                start, $"a file, or one of {string.Join(", ", Names)}", $"neither{Nearest.Hint(name, Names)}");
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
