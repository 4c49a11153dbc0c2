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
        result = 0;
        if (text is null) return false;
        string word = StringLibrary.Trim(text);
        if (word == "") return false;
        foreach (string part in StringLibrary.Split(word, ',', StringSplitOptions.None))
        {
            int index = Find(StringLibrary.Trim(part), ignoreCase, names);
            if (index < 0)
            {
                bool isNumber = Numerals.TryRead(word, out result);
                return isNumber;
            }
            result |= values[index];
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

    static int Find(string name, bool ignoreCase, string[] names)
    {
        string wanted = ignoreCase ? StringLibrary.ToUpper(name) : name;
        for (int i = 0; i < names.Length; i++)
            if (wanted == (ignoreCase ? StringLibrary.ToUpper(names[i]) : names[i])) return i;
        return -1;
    }
}
