using System;
using System.Numerics;

namespace Neo.SmartContract.Framework.Managed;

/// <summary>Integers as the engine sees them.</summary>
internal static class Numbers
{
    private const int MaxBytes = 32;

    /// <summary>Zero has no bytes.</summary>
    public static byte[] ToBytes(BigInteger value) => value.IsZero ? [] : value.ToByteArray();

    public static BigInteger ToInteger(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes) throw new InvalidCastException($"An integer has at most {MaxBytes} bytes.");
        return new BigInteger(bytes);
    }

    public static BigInteger Sqrt(BigInteger value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        if (value < 2) return value;
        BigInteger root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger next = (root + value / root) >> 1;
            if (next >= root) return root;
            root = next;
        }
    }

    /// <summary>The number below the modulus whose product with the value leaves 1.</summary>
    public static BigInteger ModInverse(BigInteger value, BigInteger modulus)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        ArgumentOutOfRangeException.ThrowIfLessThan(modulus, 2);
        (BigInteger r0, BigInteger r1, BigInteger s0, BigInteger s1) = (value % modulus, modulus, 1, 0);
        while (!r1.IsZero)
        {
            BigInteger quotient = r0 / r1;
            (r0, r1) = (r1, r0 - quotient * r1);
            (s0, s1) = (s1, s0 - quotient * s1);
        }
        if (!r0.IsOne) throw new InvalidOperationException("No inverse exists for this modulus.");
        return s0.Sign < 0 ? s0 + modulus : s0;
    }
}
