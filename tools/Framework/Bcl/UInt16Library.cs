using System;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

[StandsFor("System.UInt16")]
internal static class UInt16Library
{
    public static ushort Parse(string text) => (ushort)Numerals.Parse(text, ushort.MinValue, ushort.MaxValue);

    public static bool TryParse(string? text, out ushort result)
    {
        bool read = Numerals.TryParse(text, ushort.MinValue, ushort.MaxValue, out BigInteger value);
        result = (ushort)value;
        return read;
    }

    public static ushort CreateChecked<TOther>(TOther value)
        => (ushort)Numerals.Checked(Numerals.Of(value), ushort.MinValue, ushort.MaxValue);

    public static ushort CreateSaturating<TOther>(TOther value)
        => (ushort)Numerals.Saturated(Numerals.Of(value), ushort.MinValue, ushort.MaxValue);

    public static bool IsEvenInteger(ushort value) => (value & 1) == 0;

    public static bool IsOddInteger(ushort value) => (value & 1) != 0;

    public static bool IsPow2(ushort value) => value > 0 && (value & (value - 1)) == 0;

    public static ushort PopCount(ushort value) => (ushort)Bits.Count(value);

    public static ushort LeadingZeroCount(ushort value) => (ushort)(16 - Bits.Length(value));

    public static ushort TrailingZeroCount(ushort value) => (ushort)Bits.TrailingZeros(value, 16);

    public static ushort Log2(ushort value) => (ushort)Math.Max(Bits.Length(value) - 1, 0);

    public static ushort RotateLeft(ushort value, int rotateAmount)
        => (ushort)((value << (rotateAmount & 15)) | (value >> ((16 - rotateAmount) & 15)));

    public static ushort RotateRight(ushort value, int rotateAmount)
        => (ushort)((value >> (rotateAmount & 15)) | (value << ((16 - rotateAmount) & 15)));

    public static (ushort Quotient, ushort Remainder) DivRem(ushort left, ushort right)
    {
        ushort quotient = (ushort)(left / right);
        return (quotient, (ushort)(left - quotient * right));
    }

    public static ushort Clamp(ushort value, ushort min, ushort max)
    {
        if (min > max) throw new ArgumentException();
        if (value < min) return min;
        return value > max ? max : value;
    }

    public static ushort Max(ushort x, ushort y) => Math.Max(x, y);

    public static ushort Min(ushort x, ushort y) => Math.Min(x, y);
}
