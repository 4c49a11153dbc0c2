namespace StarMiner.ClientGenerator.Abi;

/// <summary>What a client may know of a contract: its manifest's ABI, and the names of the errors in its code.</summary>
/// <param name="Errors">As <c>JobMarket/not-open</c>, in order, each once; empty where the code is not known.</param>
public sealed record AbiContract(
    string Name, IReadOnlyList<AbiMethod> Methods, IReadOnlyList<AbiEvent> Events, IReadOnlyList<string> Errors)
{
    /// <summary>What the chain calls and no client does.</summary>
    static readonly string[] hooks = ["onNEP17Payment", "onNEP11Payment", "verify"];

    /// <param name="manifest">Text of an X.manifest.json.</param>
    /// <param name="nef">Bytes of the X.nef beside it, null where there is none.</param>
    /// <exception cref="FormatException">It is no manifest.</exception>
    public static AbiContract Read(string manifest, byte[]? nef)
    {
        var root = JsonText.Parse(manifest);
        var abi = root["abi"];
        return new AbiContract(
            root["name"].Text,
            [.. abi["methods"].Items.Select(Method).Where(method => !method.Name.StartsWith("_") && !hooks.Contains(method.Name))],
            [.. abi["events"].Items.Select(item => new AbiEvent(item["name"].Text, Parameters(item)))],
            nef is null ? [] : NamedErrors.In(nef));
    }

    static AbiMethod Method(JsonText item) => new(
        item["name"].Text, Parameters(item), AbiTypes.Parse(item["returntype"].Text), item["safe"].IsTrue);

    static IReadOnlyList<AbiParameter> Parameters(JsonText item) =>
        [.. item["parameters"].Items.Select(one => new AbiParameter(one["name"].Text, AbiTypes.Parse(one["type"].Text)))];
}

public sealed record AbiMethod(string Name, IReadOnlyList<AbiParameter> Parameters, AbiType Result, bool IsSafe)
{
    /// <summary>As people read it: <c>claim(jobId: Integer, provider: Hash160)</c>.</summary>
    public string Signature => $"{Name}({string.Join(", ", Parameters.Select(one => $"{one.Name}: {one.Type}"))})";
}

public sealed record AbiEvent(string Name, IReadOnlyList<AbiParameter> Parameters);

public sealed record AbiParameter(string Name, AbiType Type);

/// <summary>Neo's names of what a manifest says about a value.</summary>
public enum AbiType
{
    Any, Boolean, Integer, ByteArray, String, Hash160, Hash256, PublicKey, Signature, Array, Map, InteropInterface, Void,
}

static class AbiTypes
{
    public static AbiType Parse(string text) => Enum.TryParse(text, out AbiType type)
        ? type
        : throw new FormatException($"'{text}' is no type of Neo's ABI");
}
