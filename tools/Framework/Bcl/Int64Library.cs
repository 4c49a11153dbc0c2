using System;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

[StandsFor("System.Int64")]
internal static class Int64Library
{
    public static long Parse(string text) => (long)Numerals.Parse(text, long.MinValue, long.MaxValue);

    public static bool TryParse(string? text, out long result)
    {
        bool read = Numerals.TryParse(text, long.MinValue, long.MaxValue, out BigInteger value);
        result = (long)value;
        return read;
    }

    public static long CreateChecked<TOther>(TOther value)
        => (long)Numerals.Checked(Numerals.Of(value), long.MinValue, long.MaxValue);

    public static long CreateSaturating<TOther>(TOther value)
        => (long)Numerals.Saturated(Numerals.Of(value), long.MinValue, long.MaxValue);

    public static bool IsEvenInteger(long value) => (value & 1) == 0;

    public static bool IsOddInteger(long value) => (value & 1) != 0;

    public static bool IsPow2(long value) => value > 0 && (value & (value - 1)) == 0;

    public static long PopCount(long value) => (long)Bits.Count((ulong)value);

    public static long LeadingZeroCount(long value) => (long)(64 - Bits.Length((ulong)value));

    public static long TrailingZeroCount(long value) => (long)Bits.TrailingZeros((ulong)value, 64);

    public static long Log2(long value)
    {
        if (value < 0) throw new ArgumentOutOfRangeException();
        return (long)Math.Max(Bits.Length((ulong)value) - 1, 0);
    }

    public static bool IsNegative(long value) => value < 0;

    public static bool IsPositive(long value) => value >= 0;

    public static long Abs(long value)
    {
        if (value == long.MinValue) throw new OverflowException();
        return value < 0 ? (long)-value : value;
    }

    public static long CopySign(long value, long sign)
    {
        if (value >= 0 == sign >= 0) return value;
        if (value == long.MinValue) throw new OverflowException();
        return (long)-value;
    }

    public static long RotateLeft(long value, int rotateAmount) => (long)UInt64Library.RotateLeft((ulong)value, rotateAmount);

    public static long RotateRight(long value, int rotateAmount) => (long)UInt64Library.RotateRight((ulong)value, rotateAmount);

    public static (long Quotient, long Remainder) DivRem(long left, long right)
    {
        long quotient = left / right;
        return (quotient, left - quotient * right);
    }

    public static long Clamp(long value, long min, long max)
    {
        if (min > max) throw new ArgumentException();
        if (value < min) return min;
        return value > max ? max : value;
    }

    public static long Max(long x, long y) => Math.Max(x, y);

    public static long Min(long x, long y) => Math.Min(x, y);
}
