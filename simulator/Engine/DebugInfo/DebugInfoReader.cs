using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Neo;

namespace StarMiner.Simulator.Engine.DebugInfo;

/// <summary>Reads NEP-19 debug information: a zip with one <c>.debug.json</c>, or that JSON itself.</summary>
public static partial class DebugInfoReader
{
    public static ContractDebugInfo ReadFile(string path)
    {
        using ZipArchive zip = ZipFile.OpenRead(path);
        ZipArchiveEntry entry = zip.Entries
            .SingleOrDefault(e => e.Name.EndsWith(".debug.json", StringComparison.Ordinal))
            ?? throw new InvalidDataException($"{path}: no .debug.json in it");
        using Stream stream = entry.Open();
        return Read(stream);
    }

    public static ContractDebugInfo Read(Stream json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        string[] files = [.. root.GetProperty("documents").EnumerateArray().Select(d => d.GetString()!)];
        var hash = UInt160.Parse(root.GetProperty("hash").GetString()!);
        return new ContractDebugInfo(
            hash, [.. root.GetProperty("methods").EnumerateArray().Select(m => Method(m, files))]);
    }

    static DebugMethod Method(JsonElement method, string[] files)
    {
        string[] name = method.GetProperty("name").GetString()!.Split(',', 2);
        int[] range = Numbers(method.GetProperty("range").GetString()!, RangePattern());
        SourceLine[] points = [.. method.GetProperty("sequence-points").EnumerateArray()
            .Select(p => Point(p.GetString()!, files)).OrderBy(p => p.Offset)];
        return new DebugMethod(name[0], name[^1], range[0], range[1], points);
    }

    static SourceLine Point(string text, string[] files)
    {
        int[] n = Numbers(text, PointPattern());
        return new SourceLine(n[0], files[n[1]], n[2], n[3], n[4], n[5]);
    }

    static int[] Numbers(string text, Regex pattern)
    {
        Match match = pattern.Match(text);
        if (!match.Success) throw new InvalidDataException($"debug information: '{text}' does not match {pattern}");
        return [.. match.Groups.Values.Skip(1).Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture))];
    }

    [GeneratedRegex(@"^(\d+)-(\d+)$")]
    private static partial Regex RangePattern();

    [GeneratedRegex(@"^(\d+)\[(\d+)\](\d+):(\d+)-(\d+):(\d+)$")]
    private static partial Regex PointPattern();
}
