using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mono.Cecil;

namespace StarMiner.Compiler.Artifacts;

/// <summary>The manifest: what the contract offers, supports and may do.</summary>
public static class ManifestWriter
{
    const int MaxManifestBytes = 65_535;

    static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(CompiledContract contract, Diagnostics diagnostics)
    {
        var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Compact))
        {
            json.WriteStartObject();
            json.WriteString("name", ContractName.Of(contract.Contract));
            json.WriteStartArray("groups");
            json.WriteEndArray();
            json.WriteStartObject("features");
            json.WriteEndObject();
            WriteTexts(json, "supportedstandards", Standards(contract.Contract));
            WriteAbi(json, contract);
            WritePermissions(json, ContractPermissions.Of(contract, diagnostics));
            WriteTrusts(json, contract.Contract);
            WriteExtra(json, contract.Contract);
            json.WriteEndObject();
        }
        if (stream.Length > MaxManifestBytes)
            throw new CompileException("NEOC4002",
                $"The chain accepts at most {MaxManifestBytes} bytes of manifest; here are {stream.Length}");
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    static void WriteAbi(Utf8JsonWriter json, CompiledContract contract)
    {
        json.WriteStartObject("abi");
        json.WriteStartArray("methods");
        foreach (CompiledMethod method in contract.Methods.Where(method => method.ExportName is not null))
            WriteMethod(json, method);
        json.WriteEndArray();
        json.WriteStartArray("events");
        foreach (CompiledEvent @event in contract.Events)
            WriteEvent(json, @event);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteMethod(Utf8JsonWriter json, CompiledMethod method)
    {
        json.WriteStartObject();
        json.WriteString("name", method.ExportName);
        WriteParameters(json, AbiSignature.Parameters(method.Method));
        json.WriteString("returntype", method.Method is null ? "Void" : AbiTypes.Of(method.Method.ReturnType));
        json.WriteNumber("offset", method.Start);
        json.WriteBoolean("safe", AbiSignature.IsSafe(method.Method));
        json.WriteEndObject();
    }

    static void WriteEvent(Utf8JsonWriter json, CompiledEvent @event)
    {
        json.WriteStartObject();
        json.WriteString("name", @event.Name);
        WriteParameters(json, AbiSignature.Parameters(@event.Field));
        json.WriteEndObject();
    }

    static void WriteParameters(Utf8JsonWriter json, IEnumerable<(string Name, string Type)> parameters)
    {
        json.WriteStartArray("parameters");
        foreach ((string name, string type) in parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("type", type);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void WritePermissions(Utf8JsonWriter json, Permissions permissions)
    {
        json.WriteStartArray("permissions");
        foreach ((string contract, IReadOnlyList<string> methods) in permissions.Entries())
        {
            json.WriteStartObject();
            json.WriteString("contract", contract);
            if (methods is [Permissions.Any])
                json.WriteString("methods", Permissions.Any);
            else
                WriteTexts(json, "methods", methods);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void WriteTrusts(Utf8JsonWriter json, TypeDefinition contract)
    {
        string[] trusts = [.. Attributes.All(contract, "ContractTrustAttribute").Select(attribute => attribute.Text(0))
            .Distinct().Order(StringComparer.Ordinal)];
        if (trusts.Contains(Permissions.Any))
            json.WriteString("trusts", Permissions.Any);
        else
            WriteTexts(json, "trusts", trusts);
    }

    static IEnumerable<string> Standards(TypeDefinition contract)
        => Attributes.All(contract, "SupportedStandardsAttribute")
            .SelectMany(attribute => attribute.Values(0))
            .Select(value => value as string ?? StandardNames.Of(Convert.ToInt32(value)))
            .Distinct().Order(StringComparer.Ordinal);

    static void WriteExtra(Utf8JsonWriter json, TypeDefinition contract)
    {
        json.WriteStartObject("extra");
        foreach ((string key, string value) in ManifestExtra.Of(contract))
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
