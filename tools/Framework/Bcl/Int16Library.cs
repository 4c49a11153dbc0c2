using System;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

[StandsFor("System.Int16")]
internal static class Int16Library
{
    public static short Parse(string text) => (short)Numerals.Parse(text, short.MinValue, short.MaxValue);

    public static bool TryParse(string? text, out short result)
    {
        bool read = Numerals.TryParse(text, short.MinValue, short.MaxValue, out BigInteger value);
        result = (short)value;
        return read;
    }

    public static short CreateChecked<TOther>(TOther value)
        => (short)Numerals.Checked(Numerals.Of(value), short.MinValue, short.MaxValue);

    public static short CreateSaturating<TOther>(TOther value)
        => (short)Numerals.Saturated(Numerals.Of(value), short.MinValue, short.MaxValue);

    public static bool IsEvenInteger(short value) => (value & 1) == 0;

    public static bool IsOddInteger(short value) => (value & 1) != 0;

    public static bool IsPow2(short value) => value > 0 && (value & (value - 1)) == 0;

    public static short PopCount(short value) => (short)Bits.Count((ushort)value);

    public static short LeadingZeroCount(short value) => (short)(16 - Bits.Length((ushort)value));

    public static short TrailingZeroCount(short value) => (short)Bits.TrailingZeros((ushort)value, 16);

    public static short Log2(short value)
    {
        if (value < 0) throw new ArgumentOutOfRangeException();
        return (short)Math.Max(Bits.Length((ushort)value) - 1, 0);
    }

    public static bool IsNegative(short value) => value < 0;

    public static bool IsPositive(short value) => value >= 0;

    public static short Abs(short value)
    {
        if (value == short.MinValue) throw new OverflowException();
        return value < 0 ? (short)-value : value;
    }

    public static short CopySign(short value, short sign)
    {
        if (value >= 0 == sign >= 0) return value;
        if (value == short.MinValue) throw new OverflowException();
        return (short)-value;
    }

    public static short RotateLeft(short value, int rotateAmount)
        => (short)(((ushort)value << (rotateAmount & 15)) | ((ushort)value >> ((16 - rotateAmount) & 15)));

    public static short RotateRight(short value, int rotateAmount)
        => (short)(((ushort)value >> (rotateAmount & 15)) | ((ushort)value << ((16 - rotateAmount) & 15)));

    public static (short Quotient, short Remainder) DivRem(short left, short right)
    {
        short quotient = (short)(left / right);
        return (quotient, (short)(left - quotient * right));
    }

    public static short Clamp(short value, short min, short max)
    {
        if (min > max) throw new ArgumentException();
        if (value < min) return min;
        return value > max ? max : value;
    }

    public static short Max(short x, short y) => Math.Max(x, y);

    public static short Min(short x, short y) => Math.Min(x, y);
}
