using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Neo;
using Neo.Cryptography.ECC;
using Neo.SmartContract;
using Neo.SmartContract.Manifest;

namespace StarMiner.Client;

/// <summary>
/// Arguments as people type them, read by what the contract's ABI asks for: <c>12.5 AGPU</c> for an integer, a name or an
/// address for a hash, <c>0x</c> and hexadecimal digits for bytes, JSON for arrays, <c>null</c> for any of them.
/// </summary>
public sealed class ArgumentReader(NameBook names)
{
    static readonly Dictionary<string, int> Decimals = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AGPU"] = 8,
        ["GAS"] = 8,
        ["wAGPU"] = 8,
        ["LP"] = 8,
        ["TUSD"] = 6,
        ["NEO"] = 0,
    };

    /// <exception cref="ChainException">The method takes another number of arguments, or one of another form.</exception>
    public object?[] Read(ContractMethodDescriptor method, IReadOnlyList<string> texts)
    {
        if (method.Parameters.Length != texts.Count) throw new ChainException(
            $"{Signature(method)} takes {method.Parameters.Length} arguments, {texts.Count} are given");
        return [.. method.Parameters.Select((parameter, i) => Read(parameter, texts[i]))];
    }

    /// <summary>As people read it: <c>transfer(from: Hash160, to: Hash160, amount: Integer, data: Any)</c>.</summary>
    public static string Signature(ContractMethodDescriptor method) =>
        $"{method.Name}({string.Join(", ", method.Parameters.Select(p => $"{p.Name}: {p.Type}"))})";

    object? Read(ContractParameterDefinition parameter, string text)
    {
        try
        {
            return Named(parameter, text) ?? Read(parameter.Type, text);
        }
        catch (Exception failure) when (failure is FormatException or JsonException or ArgumentException or OverflowException)
        {
            throw new ChainException($"'{text}' is no {parameter.Name}: {Expected(parameter)} is expected", failure);
        }
    }

    /// <summary>Tasks and tiers are numbers on chain; people know them by their names.</summary>
    static object? Named(ContractParameterDefinition parameter, string text) =>
        parameter.Type != ContractParameterType.Integer || !text.All(char.IsAsciiLetter) ? null
        : parameter.Name == "task" && Enum.TryParse(text, ignoreCase: true, out JobTask task) ? (BigInteger)(int)task
        : parameter.Name == "tier" && Enum.TryParse(text, ignoreCase: true, out JobTier tier) ? (BigInteger)(int)tier
        : null;

    object? Read(ContractParameterType type, string text)
    {
        if (text == "null") return null;
        return type switch
        {
            ContractParameterType.Boolean => bool.Parse(text),
            ContractParameterType.Integer => Integer(text),
            ContractParameterType.String => text,
            ContractParameterType.Hash160 => names.Any(text),
            ContractParameterType.Hash256 => UInt256.Parse(text),
            ContractParameterType.PublicKey => ECPoint.Parse(text, ECCurve.Secp256r1),
            ContractParameterType.ByteArray or ContractParameterType.Signature => Bytes(text),
            ContractParameterType.Array => FromJson(text),
            _ => Guess(text),
        };
    }

    static string Expected(ContractParameterDefinition parameter) => (parameter.Name, parameter.Type) switch
    {
        ("task", ContractParameterType.Integer) => "a number, or " + string.Join(", ", Enum.GetNames<JobTask>()),
        ("tier", ContractParameterType.Integer) => "a number, or " + string.Join(", ", Enum.GetNames<JobTier>()),
        var (_, type) => Expected(type),
    };

    static string Expected(ContractParameterType type) => type switch
    {
        ContractParameterType.Boolean => "true or false",
        ContractParameterType.Integer => "a whole number, or an amount like '12.5 AGPU'",
        ContractParameterType.Hash256 => "0x and 64 hexadecimal digits",
        ContractParameterType.PublicKey => "a public key of 66 hexadecimal digits",
        ContractParameterType.ByteArray or ContractParameterType.Signature => "0x and an even number of hexadecimal digits",
        ContractParameterType.Array => "JSON like [1, \"text\", \"0x00\"]",
        _ => type.ToString(),
    };

    static BigInteger Integer(string text) =>
        TryInteger(text, out BigInteger number) ? number : throw new FormatException();

    /// <summary>A whole number, or an amount in units of a token with at most its decimals.</summary>
    static bool TryInteger(string text, out BigInteger number)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign;
        if (BigInteger.TryParse(text, Style, CultureInfo.InvariantCulture, out number)) return true;
        string[] words = Words(text);
        if (words.Length != 2 || !Decimals.TryGetValue(words[1], out int decimals)) return false;
        string[] parts = words[0].Split('.');
        string part = parts.Length == 2 ? parts[1] : "";
        if (parts.Length > 2 || parts[0].TrimStart('-').Length == 0) return false;
        if (part.Length > decimals || !part.All(char.IsAsciiDigit)) return false;
        return BigInteger.TryParse(
            parts[0] + part.PadRight(decimals, '0'), Style, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Number and unit, with or without a space between them.</summary>
    static string[] Words(string text)
    {
        int unit = text.AsSpan().IndexOfAnyExcept("+-.0123456789");
        return unit <= 0 ? [text] : [text[..unit], text[unit..].Trim()];
    }

    static byte[] Bytes(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? Convert.FromHexString(text[2..])
        : throw new FormatException();

    object?[] FromJson(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.ValueKind == JsonValueKind.Array ? Items(json.RootElement) : throw new FormatException();
    }

    object?[] Items(JsonElement array) => [.. array.EnumerateArray().Select(item => item.ValueKind switch
    {
        JsonValueKind.Null => (object?)null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => Integer(item.GetRawText()),
        JsonValueKind.String => Guess(item.GetString()!),
        JsonValueKind.Array => Items(item),
        _ => throw new FormatException(),
    })];

    /// <summary>Where the ABI says nothing: what the text looks like.</summary>
    object? Guess(string text)
    {
        if (text is "true" or "false") return text == "true";
        if (text.StartsWith('[')) return FromJson(text);
        if (text.StartsWith("0x", StringComparison.Ordinal)) return text.Length == 42 ? UInt160.Parse(text) : Bytes(text);
        if (TryInteger(text, out BigInteger number)) return number;
        return names.Find(text) is { } hash ? hash : text;
    }
}
