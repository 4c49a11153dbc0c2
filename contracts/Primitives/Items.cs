using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;

namespace StarMiner.Contracts.Primitives;

/// <summary>What a value of unknown origin is on the VM. A caller may pass anything for any parameter.</summary>
public static class Items
{
    [OpCode(OpCode.ISTYPE, "40")]
    public static extern bool IsArray(object? value);

    [OpCode(OpCode.ISTYPE, "28")]
    public static extern bool IsByteString(object? value);

    /// <summary>Whether it may be cast to a UInt160: a cast refuses other lengths, and not with the contract's error.</summary>
    public static bool IsHash160(object? value) => IsByteString(value) && ((ByteString)value!).Length == 20;

    [OpCode(OpCode.ISTYPE, "21")]
    public static extern bool IsInteger(object? value);

    [OpCode(OpCode.ISTYPE, "20")]
    public static extern bool IsBoolean(object? value);

    /// <summary>Whether it may be asked for its truth: callers write a bool as a boolean or as 0 and 1.</summary>
    public static bool IsTruth(object? value) => IsInteger(value) || IsBoolean(value);

    /// <summary>Whether it is an integer from 0 up to, and without, the end.</summary>
    public static bool IsIndex(object? value, BigInteger end) =>
        IsInteger(value) && (BigInteger)value! >= 0 && (BigInteger)value! < end;

    /// <summary>Whether it is a list of byte strings, as Merkle paths are.</summary>
    public static bool AreByteStrings(object? value)
    {
        if (!IsArray(value)) return false;
        foreach (object part in (object[])value!)
            if (!IsByteString(part)) return false;
        return true;
    }
}
