using System;
using System.Globalization;
using System.Numerics;

namespace Neo.SmartContract.Framework.Managed;

/// <summary>Numbers as text, as the StdLib contract writes and reads them.</summary>
internal static class Numerals
{
    public static string ToText(BigInteger value, int radix) => radix switch
    {
        10 => value.ToString(CultureInfo.InvariantCulture),
        16 => value.ToString("x", CultureInfo.InvariantCulture),
        _ => throw Refused(radix),
    };

    public static BigInteger ToInteger(string value, int radix) => radix switch
    {
        10 => BigInteger.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        16 => BigInteger.Parse(value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        _ => throw Refused(radix),
    };

    private static Exception Refused(int radix)
        => new ArgumentOutOfRangeException(nameof(radix), radix, "A base is 10 or 16.");
}
