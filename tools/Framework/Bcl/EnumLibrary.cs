using System;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

/// <summary>Names of enum values. The compiler adds the type's names and values, sorted by value.</summary>
[StandsFor("System.Enum")]
internal static class EnumLibrary
{
    public static string? GetName(BigInteger value, string[] names, BigInteger[] values)
    {
        for (int i = 0; i < values.Length; i++)
            if (values[i] == value) return names[i];
        return null;
    }

    public static string ToString(BigInteger value, string[] names, BigInteger[] values) =>
        GetName(value, names, values) ?? value.ToString();

    /// <summary>What the compiler's own comparisons leave: a value without a name.</summary>
    public static string ToNumber(BigInteger value) => value.ToString();

    /// <summary>For a [Flags] enum: the names of the bits, the smallest first.</summary>
    public static string ToFlags(BigInteger value, string[] names, BigInteger[] values)
    {
        string? name = GetName(value, names, values);
        if (name is not null) return name;
        BigInteger rest = value;
        string text = "";
        for (int i = values.Length - 1; i >= 0; i--)
        {
            BigInteger flag = values[i];
            if (flag == 0 || (rest & flag) != flag) continue;
            rest -= flag;
            text = text == "" ? names[i] : names[i] + ", " + text;
        }
        return rest == 0 && text != "" ? text : value.ToString();
    }

    /// <summary>By number or by name: boxed values know which of the two they are.</summary>
    public static bool IsDefined(object value, string[] names, BigInteger[] values)
    {
        if (value is string name)
        {
            for (int i = 0; i < names.Length; i++)
                if (names[i] == name) return true;
            return false;
        }
        return GetName((BigInteger)value, names, values) is not null;
    }

    public static bool TryParse(string? text, bool ignoreCase, string[] names, BigInteger[] values, out BigInteger result)
    {
        for (int i = 0; i < names.Length; i++)
            if (names[i] == text)
            {
                result = values[i];
                return true;
            }
        result = 0;
        return text is not null && TryParseLoosely(text, ignoreCase, names, values, out result);
    }

    /// <summary>Other letters, white space, several names, a number.</summary>
    static bool TryParseLoosely(string text, bool ignoreCase, string[] names, BigInteger[] values, out BigInteger result)
    {
        result = 0;
        int start = Texts.FirstNonSpace(text);
        int end = Texts.EndOfNonSpace(text, start);
        if (start == end) return false;
        for (int from = start, to = start; to <= end; to++)
        {
            if (to < end && text[to] != ',') continue;
            int index = Find(text, from, to, ignoreCase, names);
            if (index < 0) return text[start] <= '9' && Numerals.TryRead(text, out result);
            result |= values[index];
            from = to + 1;
        }
        return true;
    }

    public static BigInteger Parse(string? text, bool ignoreCase, string[] names, BigInteger[] values)
    {
        if (text is null) throw new ArgumentNullException("value");
        if (!TryParse(text, ignoreCase, names, values, out BigInteger result))
            throw new ArgumentException("Requested value '" + text + "' was not found.");
        return result;
    }

    /// <summary>The name that stands between the two places; -1 if none does.</summary>
    static int Find(string text, int from, int to, bool ignoreCase, string[] names)
    {
        while (from < to && Texts.IsSpace(text[from])) from++;
        while (to > from && Texts.IsSpace(text[to - 1])) to--;
        string? name = null;
        for (int i = 0; i < names.Length; i++)
            if (names[i].Length == to - from && IsLike(names[i][0], text[from], ignoreCase))
            {
                name ??= Cased(Texts.Slice(text, from, to), ignoreCase);
                if (name == Cased(names[i], ignoreCase)) return i;
            }
        return -1;
    }

    /// <summary>Letters of either case differ in one bit; what else does is told apart afterwards.</summary>
    static bool IsLike(int a, int b, bool ignoreCase) => a == b || (ignoreCase && (a | 0x20) == (b | 0x20));

    static string Cased(string text, bool ignoreCase) => ignoreCase ? StringLibrary.ToUpper(text) : text;
}
