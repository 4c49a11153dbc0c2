using System.Numerics;

namespace Neo.SmartContract.Framework.Bcl;

/// <summary>Texts as bytes.</summary>
internal static class Texts
{
    /// <summary>
    /// The character in UTF-8: the bytes of a number, the first one lowest. Where the last byte's highest bit is set, that
    /// number is negative.
    /// </summary>
    public static string Of(char c)
    {
        if (c == 0) return "\0";
        if (c < 0x80) return (ByteString)(BigInteger)c;
        if (c < 0x800) return (ByteString)((BigInteger)(0xC0 | c >> 6) + ((0x80 | c & 0x3F) << 8) - 0x10000);
        return (ByteString)((BigInteger)(0xE0 | c >> 12) + ((0x80 | c >> 6 & 0x3F) << 8) + ((0x80 | c & 0x3F) << 16) - 0x1000000);
    }

    public static bool IsSpace(int c) => c == ' ' || c >= 9 && c <= 13;

    /// <summary>The first byte that is no white space, or the length.</summary>
    public static int FirstNonSpace(ByteString text)
    {
        int start = 0;
        while (start < text.Length && IsSpace(text[start])) start++;
        return start;
    }

    /// <summary>After the last byte that is no white space.</summary>
    public static int EndOfNonSpace(ByteString text, int start)
    {
        int end = text.Length;
        while (end > start && IsSpace(text[end - 1])) end--;
        return end;
    }

    public static string Slice(string text, int start, int end) => text.Substring(start, end - start);

    /// <summary>Shifts the letters between the two by a distance.</summary>
    public static string Shift(string text, int first, int last, int distance)
    {
        ByteString source = text;
        byte[] result = new byte[source.Length];
        for (int i = 0; i < source.Length; i++)
        {
            int c = source[i];
            result[i] = (byte)(c >= first && c <= last ? c + distance : c);
        }
        return (ByteString)result;
    }
}
