using System;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

[StandsFor("System.Numerics.BigInteger")]
internal static class BigIntegerLibrary
{
    public static bool get_IsPowerOfTwo(BigInteger value) => IsPow2(value);

    public static bool IsPow2(BigInteger value) => value > 0 && (value & (value - 1)) == 0;

    /// <summary>Of a negative number the ones of its two's complement in as many 32-bit words as its magnitude has.</summary>
    public static BigInteger PopCount(BigInteger value)
    {
        if (value < 0)
        {
            BigInteger size = 1;
            while (size <= -value) size <<= 32;
            value += size;
        }
        int count = 0;
        while (value > 0)
        {
            count += Bits.Count((ulong)(value & ulong.MaxValue));
            value >>= 64;
        }
        return count;
    }

    public static long GetBitLength(BigInteger value)
    {
        if (value < 0) value = -value - 1;
        long length = 0;
        while (value > 0)
        {
            value >>= 1;
            length++;
        }
        return length;
    }

    public static bool IsEvenInteger(BigInteger value) => value.IsEven;

    public static bool IsOddInteger(BigInteger value) => !value.IsEven;

    /// <summary>Where a format exception may be caught; elsewhere the native contract reads.</summary>
    public static BigInteger Parse(string text)
    {
        if (text is null) throw new ArgumentNullException("value");
        if (!Numerals.TryRead(text, out BigInteger value)) throw new FormatException();
        return value;
    }

    public static bool TryParse(string? text, out BigInteger result)
    {
        result = 0;
        return text is not null && Numerals.TryRead(text, out result);
    }

    public static BigInteger CreateChecked<TOther>(TOther value) => Numerals.Of(value);

    public static BigInteger CreateSaturating<TOther>(TOther value) => Numerals.Of(value);

    public static BigInteger GreatestCommonDivisor(BigInteger left, BigInteger right)
    {
        left = BigInteger.Abs(left);
        right = BigInteger.Abs(right);
        while (right != 0)
        {
            BigInteger rest = left % right;
            left = right;
            right = rest;
        }
        return left;
    }

    public static (BigInteger Quotient, BigInteger Remainder) DivRem(BigInteger left, BigInteger right)
    {
        BigInteger quotient = left / right;
        return (quotient, left - quotient * right);
    }

    public static BigInteger DivRem(BigInteger dividend, BigInteger divisor, out BigInteger remainder)
    {
        BigInteger quotient = dividend / divisor;
        remainder = dividend - quotient * divisor;
        return quotient;
    }

    public static BigInteger Clamp(BigInteger value, BigInteger min, BigInteger max)
    {
        if (min > max) throw new ArgumentException();
        if (value < min) return min;
        return value > max ? max : value;
    }

    public static BigInteger CopySign(BigInteger value, BigInteger sign)
        => value >= 0 == sign >= 0 ? value : -value;

    public static BigInteger Log2(BigInteger value)
    {
        if (value < 0) throw new ArgumentOutOfRangeException();
        BigInteger log = 0;
        while (value > 1)
        {
            value >>= 1;
            log += 1;
        }
        return log;
    }
}
