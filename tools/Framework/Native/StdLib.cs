using System;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Managed;

namespace Neo.SmartContract.Framework.Native;

[Contract("0xacce6fd80d44e1796aa0c2c625e9e4e0ce39efc0")]
public static class StdLib
{
    [ContractHash]
    public static UInt160 Hash => "0xacce6fd80d44e1796aa0c2c625e9e4e0ce39efc0";

    [Native]
    public static ByteString Serialize(object source) => throw ChainOnly.Member("StdLib.Serialize");

    [Native]
    public static object Deserialize(ByteString source) => throw ChainOnly.Member("StdLib.Deserialize");

    [Native]
    public static string JsonSerialize(object? obj) => throw ChainOnly.Member("StdLib.JsonSerialize");

    [Native]
    public static object JsonDeserialize(string json) => throw ChainOnly.Member("StdLib.JsonDeserialize");

    [Native]
    public static ByteString Base64Decode(string input) => new(Convert.FromBase64String(input));

    [Native]
    public static string Base64Encode(ByteString input) => Convert.ToBase64String(input.Span);

    [Native]
    public static ByteString Base58Decode(string input) => new(Base58.Decode(input));

    [Native]
    public static string Base58Encode(ByteString input) => Base58.Encode(input.Span);

    /// <summary>Base58 of the bytes and the first four of their double SHA-256.</summary>
    [Native]
    public static string Base58CheckEncode(ByteString input) => Base58.CheckEncode(input.Span);

    [Native]
    public static ByteString Base58CheckDecode(string input) => new(Base58.CheckDecode(input));

    [Native]
    public static string Itoa(BigInteger value, int @base = 10) => Numerals.ToText(value, @base);

    [Native]
    public static string Itoa(int value, int @base = 10) => Numerals.ToText(value, @base);

    [Native]
    public static string Itoa(uint value, int @base = 10) => Numerals.ToText(value, @base);

    [Native]
    public static string Itoa(long value, int @base = 10) => Numerals.ToText(value, @base);

    [Native]
    public static string Itoa(ulong value, int @base = 10) => Numerals.ToText(value, @base);

    [Native]
    public static string Itoa(short value, int @base = 10) => Numerals.ToText(value, @base);

    [Native]
    public static string Itoa(ushort value, int @base = 10) => Numerals.ToText(value, @base);

    [Native]
    public static string Itoa(byte value, int @base = 10) => Numerals.ToText(value, @base);

    [Native]
    public static string Itoa(sbyte value, int @base = 10) => Numerals.ToText(value, @base);

    [Native]
    public static BigInteger Atoi(string value, int @base = 10) => Numerals.ToInteger(value, @base);

    /// <summary>-1, 0 or 1.</summary>
    [Native]
    public static int MemoryCompare(ByteString str1, ByteString str2)
        => Math.Sign(str1.Span.SequenceCompareTo(str2.Span));

    /// <summary>The first place of the value, or -1.</summary>
    [Native]
    public static int MemorySearch(ByteString mem, ByteString value) => mem.Span.IndexOf(value.Span);

    [Native]
    public static int MemorySearch(ByteString mem, ByteString value, int start)
        => MemorySearch(mem, value, start, false);

    /// <summary>Backward: the last place that ends at or before the start.</summary>
    [Native]
    public static int MemorySearch(ByteString mem, ByteString value, int start, bool backward)
    {
        if (backward) return mem.Span[..start].LastIndexOf(value.Span);
        int found = mem.Span[start..].IndexOf(value.Span);
        return found < 0 ? -1 : found + start;
    }

    public static string HexEncode(ByteString input) => Helpers.HexText.Encode(input);

    public static ByteString HexDecode(string input) => (ByteString)Helpers.ParseHelper.ParseHex(input);

    [Native]
    public static string[] StringSplit(string str, string separator) => str.Split(separator);

    [Native]
    public static string[] StringSplit(string str, string separator, bool removeEmptyEntries)
        => str.Split(separator, removeEmptyEntries ? StringSplitOptions.RemoveEmptyEntries : StringSplitOptions.None);
}
