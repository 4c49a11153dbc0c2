using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mono.Cecil;
using Neo.SmartContract.Framework.Managed;

namespace StarMiner.Compiler.Artifacts;

/// <summary>Debug information after NEP-19: which source each address of the script comes from.</summary>
public static class DebugInfoWriter
{
    static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The earliest time that a zip can hold: an archive must not depend on when it was made.
    static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A zip with one JSON document, the same bytes for the same contract.</summary>
    public static byte[] Write(CompiledContract contract, SourcePaths paths)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            // Stored, because what a compressor makes depends on its version and on the processor.
            string name = ContractName.Of(contract.Contract) + ".debug.json";
            ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
            entry.LastWriteTime = NoTime;
            using Stream content = entry.Open();
            content.Write(Json(contract, paths));
        }
        return stream.ToArray();
    }

    public static byte[] Json(CompiledContract contract, SourcePaths paths)
    {
        string[] documents = [.. contract.Methods.SelectMany(method => method.Lines).Select(line => line.Document).Distinct()];
        var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Compact))
        {
            json.WriteStartObject();
            json.WriteString("hash", ContractPermissions.Hash(Ripemd160.HashData(SHA256.HashData(contract.Script))));
            WriteTexts(json, "documents", documents.Select(paths.Relative));
            WriteTexts(json, "static-variables", contract.StaticSlots.Select(slot => Variable(slot.Name, slot.Type, slot.Slot)));
            json.WriteStartArray("methods");
            foreach (CompiledMethod method in contract.Methods)
                WriteMethod(json, contract.Contract, method, documents);
            json.WriteEndArray();
            json.WriteStartArray("events");
            foreach (CompiledEvent @event in contract.Events)
                WriteEvent(json, @event);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    static void WriteMethod(Utf8JsonWriter json, TypeDefinition contract, CompiledMethod method, string[] documents)
    {
        TypeReference owner = method.Method?.DeclaringType ?? contract;
        json.WriteStartObject();
        json.WriteString("id", method.Method?.FullName ?? method.Name);
        json.WriteString("name", $"{Plain(owner.FullName)},{Plain(method.Method?.Name ?? method.Name)}");
        json.WriteString("range", $"{method.Start}-{method.End}");
        WriteTexts(json, "params", Arguments(method.Method));
        json.WriteString("return", method.Method is null ? "Void" : AbiTypes.Of(method.Method.ReturnType));
        WriteTexts(json, "variables", method.Variables.Select(slot => Variable(slot.Name, slot.Type, slot.Slot)));
        WriteTexts(json, "sequence-points", method.Lines.OrderBy(line => line.Address).Select(line => Point(line, documents)));
        json.WriteEndObject();
    }

    static IEnumerable<string> Arguments(MethodDefinition? method)
    {
        if (method is null)
            return [];
        IEnumerable<(string Name, string Type)> arguments = AbiSignature.Parameters(method);
        if (method.HasThis)
            arguments = arguments.Prepend(("this", "Any"));
        return arguments.Select((argument, slot) => $"{Plain(argument.Name)},{argument.Type},{slot}");
    }

    static void WriteEvent(Utf8JsonWriter json, CompiledEvent @event)
    {
        json.WriteStartObject();
        json.WriteString("id", @event.Name);
        json.WriteString("name", $"{Plain(@event.Field.DeclaringType.FullName)},{Plain(@event.Field.Name)}");
        WriteTexts(json, "params", AbiSignature.Parameters(@event.Field)
            .Select((parameter, index) => $"{Plain(parameter.Name)},{parameter.Type},{index}"));
        json.WriteEndObject();
    }

    static string Point(LineMark line, string[] documents)
        => $"{line.Address}[{Array.IndexOf(documents, line.Document)}]"
            + $"{line.StartLine}:{line.StartColumn}-{line.EndLine}:{line.EndColumn}";

    static string Variable(string name, TypeReference type, int slot) => $"{Plain(name)},{AbiTypes.Of(type)},{slot}";

    // The format separates by commas; the names of generic instances have some.
    static string Plain(string name) => name.Replace(',', ';');

    static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
