namespace Neo.SmartContract.Framework.Bcl;

/// <summary>Texts as bytes.</summary>
internal static class Texts
{
    /// <summary>The character in UTF-8.</summary>
    public static string Of(char c)
    {
        if (c < 0x80) return (ByteString)new byte[] { (byte)c };
        if (c < 0x800) return (ByteString)new byte[] { (byte)(0xC0 | c >> 6), (byte)(0x80 | c & 0x3F) };
        return (ByteString)new byte[] { (byte)(0xE0 | c >> 12), (byte)(0x80 | c >> 6 & 0x3F), (byte)(0x80 | c & 0x3F) };
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
