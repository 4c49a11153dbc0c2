using System;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;

namespace Neo.SmartContract.Framework.Bcl;

/// <summary>
/// Texts are UTF-8 bytes: positions count bytes, comparison is of bytes, letters and spaces are those of ASCII.
/// </summary>
[StandsFor("System.String")]
internal static partial class StringLibrary
{
    public static bool IsNullOrEmpty(string? text) => text is null || text.Length == 0;

    public static bool IsNullOrWhiteSpace(string? text) => text is null || Texts.FirstNonSpace(text) == text.Length;

    public static string Substring(string text, int start) => Texts.Slice(text, start, text.Length);

    public static string Remove(string text, int start) => text.Substring(0, start);

    public static string Remove(string text, int start, int count)
        => text.Substring(0, start) + Texts.Slice(text, start + count, text.Length);

    public static string Insert(string text, int start, string value)
        => text.Substring(0, start) + value + Texts.Slice(text, start, text.Length);

    public static string Trim(string text)
    {
        int start = Texts.FirstNonSpace(text);
        return Texts.Slice(text, start, Texts.EndOfNonSpace(text, start));
    }

    public static string TrimStart(string text) => Texts.Slice(text, Texts.FirstNonSpace(text), text.Length);

    public static string TrimEnd(string text) => text.Substring(0, Texts.EndOfNonSpace(text, 0));

    public static string Trim(string text, char c) => TrimEnd(TrimStart(text, c), c);

    public static string TrimStart(string text, char c)
    {
        ByteString bytes = text;
        int start = 0;
        while (start < bytes.Length && bytes[start] == c) start++;
        return Texts.Slice(text, start, text.Length);
    }

    public static string TrimEnd(string text, char c)
    {
        ByteString bytes = text;
        int end = bytes.Length;
        while (end > 0 && bytes[end - 1] == c) end--;
        return text.Substring(0, end);
    }

    public static string ToUpper(string text) => Texts.Shift(text, 'a', 'z', -32);

    public static string ToLower(string text) => Texts.Shift(text, 'A', 'Z', 32);

    public static string ToUpperInvariant(string text) => ToUpper(text);

    public static string ToLowerInvariant(string text) => ToLower(text);

    public static string PadLeft(string text, int width) => PadLeft(text, width, ' ');

    public static string PadRight(string text, int width) => PadRight(text, width, ' ');

    public static string PadLeft(string text, int width, char c) => Padding(text, width, c) + text;

    public static string PadRight(string text, int width, char c) => text + Padding(text, width, c);

    public static string Concat(string[] values)
    {
        string all = "";
        foreach (string value in values) all += value;
        return all;
    }

    public static string Join(string separator, string[] values)
    {
        string all = "";
        for (int i = 0; i < values.Length; i++)
            all = i == 0 ? all + values[i] : all + separator + values[i];
        return all;
    }

    public static string Replace(string text, char oldChar, char newChar) => Replace(text, Texts.Of(oldChar), Texts.Of(newChar));

    public static string Replace(string text, string oldValue, string? newValue)
    {
        if (oldValue.Length == 0) throw new ArgumentException();
        return Join(newValue ?? "", StdLib.StringSplit(text, oldValue));
    }

    public static string[] Split(string text, char separator, StringSplitOptions options)
        => Split(text, Texts.Of(separator), options);

    public static string[] Split(string text, string separator, StringSplitOptions options)
    {
        if (options == StringSplitOptions.None) return StdLib.StringSplit(text, separator);
        return StdLib.StringSplit(text, separator, true);
    }

    private static string Padding(string text, int width, char c)
    {
        string padding = "";
        for (int i = text.Length; i < width; i++) padding += Texts.Of(c);
        return padding;
    }
}
