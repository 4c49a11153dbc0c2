using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace StarMiner.Compiler.Inspect;

/// <summary>Methods and source lines out of NEP-19 debug information, whoever wrote it.</summary>
static class DebugInfoReader
{
    public sealed record Contents(
        string Hash, IReadOnlyList<ScriptMethod> Methods, IReadOnlyList<(int Address, string Source)> Lines);

    /// <exception cref="InvalidDataException">The file is not what its name says.</exception>
    public static Contents Read(string path)
    {
        try
        {
            using var zip = new ZipArchive(File.OpenRead(path), ZipArchiveMode.Read);
            using Stream content = zip.Entries.Single().Open();
            using JsonDocument document = JsonDocument.Parse(content);
            return Read(document.RootElement);
        }
        catch (Exception failure) when (failure is InvalidDataException or InvalidOperationException or JsonException
            or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"{path} is no debug information: {failure.Message}", failure);
        }
    }

    static Contents Read(JsonElement root)
    {
        string[] documents = [.. root.GetProperty("documents").EnumerateArray().Select(item => item.GetString()!)];
        List<ScriptMethod> methods = [];
        List<(int, string)> lines = [];
        foreach (JsonElement method in root.GetProperty("methods").EnumerateArray())
        {
            string range = method.GetProperty("range").GetString()!;
            string name = method.GetProperty("id").GetString()!;
            methods.Add(new ScriptMethod(name, null, Number(range[..range.IndexOf('-')])));
            lines.AddRange(method.GetProperty("sequence-points").EnumerateArray()
                .Select(point => Line(point.GetString()!, documents)));
        }
        return new Contents(root.GetProperty("hash").GetString()!, methods, lines);
    }

    /// <summary>"address[document]line:column-line:column".</summary>
    static (int, string) Line(string point, string[] documents)
    {
        string[] parts = point.Split('[', ']', ':');
        return (Number(parts[0]), $"{documents[Number(parts[1])]}:{Number(parts[2])}");
    }

    static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
