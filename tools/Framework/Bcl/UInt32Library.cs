using System;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

[StandsFor("System.UInt32")]
internal static class UInt32Library
{
    public static uint Parse(string text) => (uint)Numerals.Parse(text, uint.MinValue, uint.MaxValue);

    public static bool TryParse(string? text, out uint result)
    {
        bool read = Numerals.TryParse(text, uint.MinValue, uint.MaxValue, out BigInteger value);
        result = (uint)value;
        return read;
    }

    public static uint CreateChecked<TOther>(TOther value)
        => (uint)Numerals.Checked(Numerals.Of(value), uint.MinValue, uint.MaxValue);

    public static uint CreateSaturating<TOther>(TOther value)
        => (uint)Numerals.Saturated(Numerals.Of(value), uint.MinValue, uint.MaxValue);

    public static bool IsEvenInteger(uint value) => (value & 1) == 0;

    public static bool IsOddInteger(uint value) => (value & 1) != 0;

    public static bool IsPow2(uint value) => value > 0 && (value & (value - 1)) == 0;

    public static uint PopCount(uint value) => (uint)Bits.Count(value);

    public static uint LeadingZeroCount(uint value) => (uint)(32 - Bits.Length(value));

    public static uint TrailingZeroCount(uint value) => (uint)Bits.TrailingZeros(value, 32);

    public static uint Log2(uint value) => (uint)Math.Max(Bits.Length(value) - 1, 0);

    public static uint RotateLeft(uint value, int rotateAmount) => (value << rotateAmount) | (value >> (32 - rotateAmount));

    public static uint RotateRight(uint value, int rotateAmount) => (value >> rotateAmount) | (value << (32 - rotateAmount));

    public static (uint Quotient, uint Remainder) DivRem(uint left, uint right)
    {
        uint quotient = left / right;
        return (quotient, left - quotient * right);
    }

    public static uint Clamp(uint value, uint min, uint max)
    {
        if (min > max) throw new ArgumentException();
        if (value < min) return min;
        return value > max ? max : value;
    }

    public static uint Max(uint x, uint y) => Math.Max(x, y);

    public static uint Min(uint x, uint y) => Math.Min(x, y);
}
