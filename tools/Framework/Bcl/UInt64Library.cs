using System;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

[StandsFor("System.UInt64")]
internal static class UInt64Library
{
    public static ulong Parse(string text) => (ulong)Numerals.Parse(text, ulong.MinValue, ulong.MaxValue);

    public static bool TryParse(string? text, out ulong result)
    {
        bool read = Numerals.TryParse(text, ulong.MinValue, ulong.MaxValue, out BigInteger value);
        result = (ulong)value;
        return read;
    }

    public static ulong CreateChecked<TOther>(TOther value)
        => (ulong)Numerals.Checked(Numerals.Of(value), ulong.MinValue, ulong.MaxValue);

    public static ulong CreateSaturating<TOther>(TOther value)
        => (ulong)Numerals.Saturated(Numerals.Of(value), ulong.MinValue, ulong.MaxValue);

    public static bool IsEvenInteger(ulong value) => (value & 1) == 0;

    public static bool IsOddInteger(ulong value) => (value & 1) != 0;

    public static bool IsPow2(ulong value) => value > 0 && (value & (value - 1)) == 0;

    public static ulong PopCount(ulong value) => (ulong)Bits.Count(value);

    public static ulong LeadingZeroCount(ulong value) => (ulong)(64 - Bits.Length(value));

    public static ulong TrailingZeroCount(ulong value) => (ulong)Bits.TrailingZeros(value, 64);

    public static ulong Log2(ulong value) => (ulong)Math.Max(Bits.Length(value) - 1, 0);

    public static ulong RotateLeft(ulong value, int rotateAmount) => (value << rotateAmount) | (value >> (64 - rotateAmount));

    public static ulong RotateRight(ulong value, int rotateAmount) => (value >> rotateAmount) | (value << (64 - rotateAmount));

    public static (ulong Quotient, ulong Remainder) DivRem(ulong left, ulong right)
    {
        ulong quotient = left / right;
        return (quotient, left - quotient * right);
    }

    public static ulong Clamp(ulong value, ulong min, ulong max)
    {
        if (min > max) throw new ArgumentException();
        if (value < min) return min;
        return value > max ? max : value;
    }

    public static ulong Max(ulong x, ulong y) => Math.Max(x, y);

    public static ulong Min(ulong x, ulong y) => Math.Min(x, y);
}
