using System.Text.Json;
using Neo;
using StarMiner.Simulator.Engine.DebugInfo;

namespace StarMiner.Simulator.Coverage;

/// <summary>
/// A folder of counts: one <c>*.coverage.json</c> a process that wrote, and the debug information of what ran. Each script
/// with [offset, executed, taken] of what ran.
/// </summary>
public static class CoverageFile
{
    const string Ending = ".coverage.json";

    /// <param name="name">Of the file, without its ending.</param>
    /// <param name="contractsFolder">Where debug information may lie; it need not be there.</param>
    public static void Write(string folder, string name, CoverageData data, string contractsFolder)
    {
        Directory.CreateDirectory(folder);
        using (FileStream file = File.Create(Path.Combine(folder, name + Ending)))
        using (var json = new Utf8JsonWriter(file))
        {
            json.WriteStartArray();
            foreach (ScriptCounts script in data.Scripts) WriteScript(json, script);
            json.WriteEndArray();
        }
        CopyDebugInfo(folder, data, contractsFolder);
    }

    /// <exception cref="IOException" />
    /// <exception cref="InvalidDataException">A file is no such file; the message names it.</exception>
    public static CoverageData Read(IEnumerable<string> folders)
    {
        var data = new CoverageData();
        foreach (string folder in folders)
        {
            foreach (string file in Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal))
                ReadFile(file, data);
            foreach (string file in Directory.EnumerateFiles(folder, "*.nefdbgnfo").Order(StringComparer.Ordinal))
                data.Add(DebugInfoReader.ReadFile(file));
        }
        return data;
    }

    static void WriteScript(Utf8JsonWriter json, ScriptCounts script)
    {
        json.WriteStartObject();
        json.WriteString("contract", script.Contract);
        json.WriteBase64String("script", script.Script.Span);
        json.WriteStartArray("counts");
        for (int i = 0; i < script.Executed.Length; i++)
        {
            if (script.Executed[i] == 0) continue;
            json.WriteNumberValue(i);
            json.WriteNumberValue(script.Executed[i]);
            json.WriteNumberValue(script.Taken[i]);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void ReadFile(string path, CoverageData data)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            using JsonDocument document = JsonDocument.Parse(file);
            foreach (JsonElement script in document.RootElement.EnumerateArray()) data.Add(ReadScript(script));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"{path} is no file of coverage counts: {e.Message}", e);
        }
    }

    static ScriptCounts ReadScript(JsonElement script)
    {
        var counts = new ScriptCounts(
            script.GetProperty("contract").GetString()!, script.GetProperty("script").GetBytesFromBase64());
        long[] numbers = [.. script.GetProperty("counts").EnumerateArray().Select(number => number.GetInt64())];
        for (int i = 0; i < numbers.Length; i += 3)
        {
            counts.Executed[numbers[i]] += numbers[i + 1];
            counts.Taken[numbers[i]] += numbers[i + 2];
        }
        return counts;
    }

    static void CopyDebugInfo(string folder, CoverageData data, string contractsFolder)
    {
        if (!Directory.Exists(contractsFolder)) return;
        HashSet<UInt160> ran = [.. data.Scripts.Select(script => script.ScriptHash)];
        foreach (string file in Directory.EnumerateFiles(contractsFolder, "*.nefdbgnfo"))
        {
            UInt160 hash = DebugInfoReader.ReadFile(file).ScriptHash;
            if (ran.Contains(hash)) File.Copy(file, Path.Combine(folder, $"{hash}.nefdbgnfo"), overwrite: true);
        }
    }
}
