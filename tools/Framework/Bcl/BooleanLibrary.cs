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
        result = false;
        if (text is null) return false;
        string word = StringLibrary.ToLower(StringLibrary.Trim(text));
        result = word == "true";
        return result || word == "false";
    }
}
