using System;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

[StandsFor("System.SByte")]
internal static class SByteLibrary
{
    public static sbyte Parse(string text) => (sbyte)Numerals.Parse(text, sbyte.MinValue, sbyte.MaxValue);

    public static bool TryParse(string? text, out sbyte result)
    {
        bool read = Numerals.TryParse(text, sbyte.MinValue, sbyte.MaxValue, out BigInteger value);
        result = (sbyte)value;
        return read;
    }

    public static sbyte CreateChecked<TOther>(TOther value)
        => (sbyte)Numerals.Checked(Numerals.Of(value), sbyte.MinValue, sbyte.MaxValue);

    public static sbyte CreateSaturating<TOther>(TOther value)
        => (sbyte)Numerals.Saturated(Numerals.Of(value), sbyte.MinValue, sbyte.MaxValue);

    public static bool IsEvenInteger(sbyte value) => (value & 1) == 0;

    public static bool IsOddInteger(sbyte value) => (value & 1) != 0;

    public static bool IsPow2(sbyte value) => value > 0 && (value & (value - 1)) == 0;

    public static sbyte PopCount(sbyte value) => (sbyte)Bits.Count((byte)value);

    public static sbyte LeadingZeroCount(sbyte value) => (sbyte)(8 - Bits.Length((byte)value));

    public static sbyte TrailingZeroCount(sbyte value) => (sbyte)Bits.TrailingZeros((byte)value, 8);

    public static sbyte Log2(sbyte value)
    {
        if (value < 0) throw new ArgumentOutOfRangeException();
        return (sbyte)Math.Max(Bits.Length((byte)value) - 1, 0);
    }

    public static bool IsNegative(sbyte value) => value < 0;

    public static bool IsPositive(sbyte value) => value >= 0;

    public static sbyte Abs(sbyte value)
    {
        if (value == sbyte.MinValue) throw new OverflowException();
        return value < 0 ? (sbyte)-value : value;
    }

    public static sbyte CopySign(sbyte value, sbyte sign)
    {
        if (value >= 0 == sign >= 0) return value;
        if (value == sbyte.MinValue) throw new OverflowException();
        return (sbyte)-value;
    }

    public static sbyte RotateLeft(sbyte value, int rotateAmount)
        => (sbyte)(((byte)value << (rotateAmount & 7)) | ((byte)value >> ((8 - rotateAmount) & 7)));

    public static sbyte RotateRight(sbyte value, int rotateAmount)
        => (sbyte)(((byte)value >> (rotateAmount & 7)) | ((byte)value << ((8 - rotateAmount) & 7)));

    public static (sbyte Quotient, sbyte Remainder) DivRem(sbyte left, sbyte right)
    {
        sbyte quotient = (sbyte)(left / right);
        return (quotient, (sbyte)(left - quotient * right));
    }

    public static sbyte Clamp(sbyte value, sbyte min, sbyte max)
    {
        if (min > max) throw new ArgumentException();
        if (value < min) return min;
        return value > max ? max : value;
    }

    public static sbyte Max(sbyte x, sbyte y) => Math.Max(x, y);

    public static sbyte Min(sbyte x, sbyte y) => Math.Min(x, y);
}
