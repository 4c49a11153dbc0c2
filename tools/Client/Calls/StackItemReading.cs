using System.Numerics;
using System.Runtime.CompilerServices;
using Neo;
using Neo.VM.Types;
using Array = Neo.VM.Types.Array;

namespace StarMiner.Client;

/// <summary>
/// Reads what a contract returned. A shape that the caller did not expect is a <see cref="ChainException"/> that names
/// it: the contract at that hash is not the one meant.
/// </summary>
public static class StackItemReading
{
    public static BigInteger AsInteger(this StackItem item) =>
        item is PrimitiveType ? item.GetInteger() : throw Unexpected(item);

    public static int AsInt32(this StackItem item) => (int)item.AsInteger();

    public static long AsInt64(this StackItem item) => (long)item.AsInteger();

    public static uint AsUInt32(this StackItem item) => (uint)item.AsInteger();

    public static ulong AsUInt64(this StackItem item) => (ulong)item.AsInteger();

    public static bool AsBool(this StackItem item) => item.GetBoolean();

    public static string AsText(this StackItem item) =>
        item is PrimitiveType or Neo.VM.Types.Buffer ? item.GetString()! : throw Unexpected(item);

    public static byte[] AsBytes(this StackItem item) =>
        item is PrimitiveType or Neo.VM.Types.Buffer ? item.GetSpan().ToArray() : throw Unexpected(item);

    public static UInt160 AsHash160(this StackItem item) => new(Sized(item, UInt160.Length));

    public static UInt256 AsHash256(this StackItem item) => new(Sized(item, UInt256.Length));

    /// <summary>As <see cref="AsHash160"/>, null where the contract says null or nothing.</summary>
    public static UInt160? AsHash160OrNull(this StackItem item) =>
        item.IsNull || item.AsBytes().Length == 0 ? null : item.AsHash160();

    public static UInt256? AsHash256OrNull(this StackItem item) =>
        item.IsNull || item.AsBytes().Length == 0 ? null : item.AsHash256();

    /// <summary>The items of an array or struct; null and <paramref name="length"/> mismatches are refused.</summary>
    public static IReadOnlyList<StackItem> AsList(this StackItem item, int? length = null)
    {
        if (item is not Array array) throw Unexpected(item);
        if (length is { } expected && array.Count != expected)
            throw new ChainException($"the contract returned {array.Count} items where {expected} are expected");
        return [.. array];
    }

    /// <summary>What a person reads in a report: text where it is text, hex where it is not.</summary>
    public static string Describe(this StackItem item) => item switch
    {
        Null => "null",
        Array array => $"[{string.Join(", ", array.Select(Describe))}]",
        Neo.VM.Types.Boolean flag => flag.GetBoolean() ? "true" : "false",
        Integer number => number.GetInteger().ToString(),
        ByteString or Neo.VM.Types.Buffer => Describe(item.GetSpan().ToArray()),
        _ => item.Type.ToString(),
    };

    static string Describe(byte[] bytes) => bytes.Length switch
    {
        UInt160.Length => new UInt160(bytes).ToString(),
        UInt256.Length => new UInt256(bytes).ToString(),
        _ when bytes.All(b => b is >= 0x20 and < 0x7f) => System.Text.Encoding.ASCII.GetString(bytes),
        _ => Convert.ToHexString(bytes).ToLowerInvariant(),
    };

    static byte[] Sized(StackItem item, int size)
    {
        var bytes = item.AsBytes();
        return bytes.Length == size
            ? bytes
            : throw new ChainException($"the contract returned {bytes.Length} bytes where {size} are expected");
    }

    static ChainException Unexpected(StackItem item, [CallerMemberName] string reading = "") =>
        new($"the contract returned {item.Type} ({item.Describe()}) where {reading[2..]} is expected");
}
