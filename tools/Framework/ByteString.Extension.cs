using System;
using Neo.SmartContract.Framework.Native;

namespace Neo.SmartContract.Framework;

public static class ByteStringExtension
{
    public static bool IsNumber(this ByteString byteString)
    {
        foreach (byte value in byteString)
            if (value is < (byte)'0' or > (byte)'9') return false;
        return true;
    }

    public static bool IsLowerAlphabet(this ByteString byteString)
    {
        foreach (byte value in byteString)
            if (value is < (byte)'a' or > (byte)'z') return false;
        return true;
    }

    public static bool IsUpperAlphabet(this ByteString byteString)
    {
        foreach (byte value in byteString)
            if (value is < (byte)'A' or > (byte)'Z') return false;
        return true;
    }

    public static bool IsAlphabet(this ByteString byteString)
    {
        foreach (byte value in byteString)
            if (value is not (>= (byte)'a' and <= (byte)'z' or >= (byte)'A' and <= (byte)'Z')) return false;
        return true;
    }

    /// <summary>The first place of the sequence, or -1.</summary>
    public static int IndexOf(this ByteString byteString, ByteString byteToFind)
        => StdLib.MemorySearch(byteString, byteToFind);

    public static bool StartsWith(this ByteString byteString, ByteString byteToFind)
        => StdLib.MemorySearch(byteString, byteToFind) == 0;

    public static bool EndsWith(this ByteString byteString, ByteString byteToFind)
    {
        int start = byteString.Length - byteToFind.Length;
        if (start < 0) return false;
        return byteToFind.Length == 0 || StdLib.MemorySearch(byteString, byteToFind, start) == start;
    }

    public static bool Contains(this ByteString byteString, ByteString byteToFind)
        => StdLib.MemorySearch(byteString, byteToFind) != -1;

    [Obsolete("Use StartsWith instead.")]
    public static bool StartWith(this ByteString byteString, ByteString byteToFind) => byteString.StartsWith(byteToFind);

    [Obsolete("Use EndsWith instead.")]
    public static bool EndWith(this ByteString byteString, ByteString byteToFind) => byteString.EndsWith(byteToFind);
}
