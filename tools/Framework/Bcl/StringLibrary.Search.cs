using System;
using Neo.SmartContract.Framework.Native;

namespace Neo.SmartContract.Framework.Bcl;

internal static partial class StringLibrary
{
    public static int IndexOf(string text, string value) => StdLib.MemorySearch(text, value);

    public static int IndexOf(string text, char value) => IndexOf(text, Texts.Of(value));

    public static int IndexOf(string text, string value, int start)
    {
        if (start < 0 || start > text.Length) throw new ArgumentOutOfRangeException();
        return StdLib.MemorySearch(text, value, start);
    }

    public static int IndexOf(string text, char value, int start) => IndexOf(text, Texts.Of(value), start);

    public static int LastIndexOf(string text, string value)
        => value.Length == 0 ? text.Length : StdLib.MemorySearch(text, value, text.Length, true);

    public static int LastIndexOf(string text, char value) => LastIndexOf(text, Texts.Of(value));

    public static bool Contains(string text, string value) => IndexOf(text, value) >= 0;

    public static bool Contains(string text, char value) => IndexOf(text, value) >= 0;

    public static bool StartsWith(string text, string value)
        => text.Length >= value.Length && text.Substring(0, value.Length) == value;

    public static bool StartsWith(string text, char value) => StartsWith(text, Texts.Of(value));

    public static bool EndsWith(string text, string value)
        => text.Length >= value.Length && Substring(text, text.Length - value.Length) == value;

    public static bool EndsWith(string text, char value) => EndsWith(text, Texts.Of(value));

    /// <summary>Of the bytes: -1, 0 or 1.</summary>
    public static int CompareOrdinal(string? left, string? right)
    {
        if (left is null) return right is null ? 0 : -1;
        return right is null ? 1 : StdLib.MemoryCompare(left, right);
    }

    public static int Compare(string? left, string? right) => CompareOrdinal(left, right);

    public static int CompareTo(string left, string? right) => CompareOrdinal(left, right);
}
