using System;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

[StandsFor("System.Boolean")]
internal static class BooleanLibrary
{
    public static string ToString(bool value) => value ? "True" : "False";

    public static bool Equals(bool value, bool other) => value == other;

    public static bool Equals(bool value, object? other) => other is bool truth && value == truth;

    public static int CompareTo(bool value, bool other) => value == other ? 0 : value ? 1 : -1;

    public static bool Parse(string text)
    {
        if (text is null) throw new ArgumentNullException();
        if (!TryParse(text, out bool value)) throw new FormatException();
        return value;
    }

    public static bool TryParse(string? text, out bool result)
    {
        result = text == "true" || text == "True";
        return result || text == "false" || text == "False" || TryParseLoosely(text, out result);
    }

    /// <summary>In other letters, or with white space around: rare, and told from other texts before it gets dear.</summary>
    private static bool TryParseLoosely(string? text, out bool result)
    {
        result = false;
        if (text is null || text.Length < 4) return false;
        int start = Texts.FirstNonSpace(text);
        int end = Texts.EndOfNonSpace(text, start);
        if (end - start is not (4 or 5)) return false;
        int first = text[start] | 0x20;
        if (first != 't' && first != 'f') return false;
        string word = StringLibrary.ToLower(Texts.Slice(text, start, end));
        result = word == "true";
        return result || word == "false";
    }
}
