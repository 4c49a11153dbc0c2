using System;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

/// <summary>What all integer types have in common: texts and ranges.</summary>
internal static class Numerals
{
    public static BigInteger Parse(string text, BigInteger least, BigInteger most)
    {
        if (text is null) throw new ArgumentNullException();
        if (!TryRead(text, out BigInteger value)) throw new FormatException();
        return Checked(value, least, most);
    }

    public static bool TryParse(string? text, BigInteger least, BigInteger most, out BigInteger value)
    {
        if (text is not null && TryRead(text, out value) && value >= least && value <= most) return true;
        value = 0;
        return false;
    }

    public static BigInteger Checked(BigInteger value, BigInteger least, BigInteger most)
    {
        if (value < least || value > most) throw new OverflowException();
        return value;
    }

    public static BigInteger Saturated(BigInteger value, BigInteger least, BigInteger most)
    {
        if (value < least) return least;
        return value > most ? most : value;
    }

    /// <summary>Any integer type's value: on the stack they are all alike.</summary>
    [OpCode(OpCode.NOP)]
    public static extern BigInteger Of<T>(T value);

    /// <summary>White space, a sign, digits, white space.</summary>
    public static bool TryRead(string text, out BigInteger value)
    {
        ByteString bytes = text;
        int start = Texts.FirstNonSpace(bytes);
        int end = Texts.EndOfNonSpace(bytes, start);
        value = 0;
        bool negative = start < end && bytes[start] == '-';
        if (start < end && (negative || bytes[start] == '+')) start++;
        if (start == end) return false;
        BigInteger read = 0;
        for (int i = start; i < end; i++)
        {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) return false;
            read = read * 10 + digit;
        }
        value = negative ? -read : read;
        return true;
    }
}
