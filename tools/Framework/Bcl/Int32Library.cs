using System;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

[StandsFor("System.Int32")]
internal static class Int32Library
{
    public static int Parse(string text) => (int)Numerals.Parse(text, int.MinValue, int.MaxValue);

    public static bool TryParse(string? text, out int result)
    {
        bool read = Numerals.TryParse(text, int.MinValue, int.MaxValue, out BigInteger value);
        result = (int)value;
        return read;
    }

    public static int CreateChecked<TOther>(TOther value)
        => (int)Numerals.Checked(Numerals.Of(value), int.MinValue, int.MaxValue);

    public static int CreateSaturating<TOther>(TOther value)
        => (int)Numerals.Saturated(Numerals.Of(value), int.MinValue, int.MaxValue);

    public static bool IsEvenInteger(int value) => (value & 1) == 0;

    public static bool IsOddInteger(int value) => (value & 1) != 0;

    public static bool IsPow2(int value) => value > 0 && (value & (value - 1)) == 0;

    public static int PopCount(int value) => (int)Bits.Count((uint)value);

    public static int LeadingZeroCount(int value) => (int)(32 - Bits.Length((uint)value));

    public static int TrailingZeroCount(int value) => (int)Bits.TrailingZeros((uint)value, 32);

    public static int Log2(int value)
    {
        if (value < 0) throw new ArgumentOutOfRangeException();
        return (int)Math.Max(Bits.Length((uint)value) - 1, 0);
    }

    public static bool IsNegative(int value) => value < 0;

    public static bool IsPositive(int value) => value >= 0;

    public static int Abs(int value)
    {
        if (value == int.MinValue) throw new OverflowException();
        return value < 0 ? (int)-value : value;
    }

    public static int CopySign(int value, int sign)
    {
        if (value >= 0 == sign >= 0) return value;
        if (value == int.MinValue) throw new OverflowException();
        return (int)-value;
    }

    public static int RotateLeft(int value, int rotateAmount) => (int)UInt32Library.RotateLeft((uint)value, rotateAmount);

    public static int RotateRight(int value, int rotateAmount) => (int)UInt32Library.RotateRight((uint)value, rotateAmount);

    public static (int Quotient, int Remainder) DivRem(int left, int right)
    {
        int quotient = left / right;
        return (quotient, left - quotient * right);
    }

    public static int Clamp(int value, int min, int max)
    {
        if (min > max) throw new ArgumentException();
        if (value < min) return min;
        return value > max ? max : value;
    }

    public static int Max(int x, int y) => Math.Max(x, y);

    public static int Min(int x, int y) => Math.Min(x, y);
}
