using System.Security.Cryptography;
using System.Text.Json;
using Neo.SmartContract.Framework.Managed;
using StarMiner.Compiler.Artifacts;

namespace StarMiner.Compiler.Inspect;

/// <summary>
/// A NEF and what lies beside it: the manifest's names and the debug information's lines, where they are.
/// </summary>
public sealed record ContractOnDisk(ScriptInfo Info, int NefBytes, int? ManifestBytes, bool HasDebugInfo)
{
    /// <exception cref="InvalidDataException">A file is not what its name says; the message is for people.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ContractOnDisk Load(string nefPath)
    {
        byte[] nef = File.ReadAllBytes(nefPath);
        (byte[] script, IReadOnlyList<MethodToken> tokens) = Read(nefPath, nef);
        string manifestPath = Path.ChangeExtension(nefPath, ".manifest.json");
        string debugPath = Path.ChangeExtension(nefPath, ".nefdbgnfo");
        DebugInfoReader.Contents? debug = File.Exists(debugPath) ? DebugInfoReader.Read(debugPath) : null;
        string hash = ContractPermissions.Hash(Ripemd160.HashData(SHA256.HashData(script)));
        if (debug is not null && debug.Hash != hash)
            throw new InvalidDataException($"{debugPath} belongs to another script: compile again, or move it away");
        Dictionary<int, string> exports = File.Exists(manifestPath) ? Exports(manifestPath) : [];
        var info = new ScriptInfo(
            script, tokens, Methods(debug?.Methods ?? [], exports),
            (debug?.Lines ?? []).ToLookup(line => line.Address, line => line.Source));
        int? manifestBytes = File.Exists(manifestPath) ? (int)new FileInfo(manifestPath).Length : null;
        return new ContractOnDisk(info, nef.Length, manifestBytes, debug is not null);
    }

    static (byte[], IReadOnlyList<MethodToken>) Read(string path, byte[] nef)
    {
        try
        {
            return NefReader.Read(nef);
        }
        catch (InvalidDataException damage)
        {
            throw new InvalidDataException($"{path}: {damage.Message}", damage);
        }
    }

    static IReadOnlyList<ScriptMethod> Methods(IReadOnlyList<ScriptMethod> known, Dictionary<int, string> exports) =>
    [
        .. known.Select(method => method with { ExportName = exports.GetValueOrDefault(method.Start) })
            .Concat(exports.Where(export => !known.Any(method => method.Start == export.Key))
                .Select(export => new ScriptMethod(export.Value, export.Value, export.Key)))
            .OrderBy(method => method.Start),
    ];

    static Dictionary<int, string> Exports(string path)
    {
        try
        {
            using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(path));
            return manifest.RootElement.GetProperty("abi").GetProperty("methods").EnumerateArray()
                .GroupBy(
                    method => method.GetProperty("offset").GetInt32(),
                    method => method.GetProperty("name").GetString()!)
                .ToDictionary(names => names.Key, names => string.Join(", ", names.Distinct()));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidDataException($"{path} is no manifest: {failure.Message}", failure);
        }
    }
}
