using System;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

[StandsFor("System.Byte")]
internal static class ByteLibrary
{
    public static byte Parse(string text) => (byte)Numerals.Parse(text, byte.MinValue, byte.MaxValue);

    public static bool TryParse(string? text, out byte result)
    {
        bool read = Numerals.TryParse(text, byte.MinValue, byte.MaxValue, out BigInteger value);
        result = (byte)value;
        return read;
    }

    public static byte CreateChecked<TOther>(TOther value)
        => (byte)Numerals.Checked(Numerals.Of(value), byte.MinValue, byte.MaxValue);

    public static byte CreateSaturating<TOther>(TOther value)
        => (byte)Numerals.Saturated(Numerals.Of(value), byte.MinValue, byte.MaxValue);

    public static bool IsEvenInteger(byte value) => (value & 1) == 0;

    public static bool IsOddInteger(byte value) => (value & 1) != 0;

    public static bool IsPow2(byte value) => value > 0 && (value & (value - 1)) == 0;

    public static byte PopCount(byte value) => (byte)Bits.Count(value);

    public static byte LeadingZeroCount(byte value) => (byte)(8 - Bits.Length(value));

    public static byte TrailingZeroCount(byte value) => (byte)Bits.TrailingZeros(value, 8);

    public static byte Log2(byte value) => (byte)Math.Max(Bits.Length(value) - 1, 0);

    public static byte RotateLeft(byte value, int rotateAmount)
        => (byte)((value << (rotateAmount & 7)) | (value >> ((8 - rotateAmount) & 7)));

    public static byte RotateRight(byte value, int rotateAmount)
        => (byte)((value >> (rotateAmount & 7)) | (value << ((8 - rotateAmount) & 7)));

    public static (byte Quotient, byte Remainder) DivRem(byte left, byte right)
    {
        byte quotient = (byte)(left / right);
        return (quotient, (byte)(left - quotient * right));
    }

    public static byte Clamp(byte value, byte min, byte max)
    {
        if (min > max) throw new ArgumentException();
        if (value < min) return min;
        return value > max ? max : value;
    }

    public static byte Max(byte x, byte y) => Math.Max(x, y);

    public static byte Min(byte x, byte y) => Math.Min(x, y);
}
