using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Contracts.Primitives;

/// <summary>Fixed-width little-endian integers inside byte strings: what records and hashes are made of.</summary>
public static class Bytes
{
    /// <summary>8 bytes; the value must lie in 0..2^64-1.</summary>
    /// <remarks>
    /// Adding 2^64 makes the integer's own bytes at least 9 long, so that its low 8 are the zero-extended value.
    /// </remarks>
    public static ByteString U64(BigInteger value) =>
        (ByteString)(value + ulong.MaxValue + 1).ToByteArray().Take(8);

    /// <summary>So many bytes; the value must be below 256^count and not negative.</summary>
    /// <remarks>Several small numbers added up in one integer are written far cheaper than each alone.</remarks>
    public static ByteString Fixed(BigInteger value, int count) =>
        (ByteString)(value + BigInteger.Pow(2, 8 * count)).ToByteArray().Take(count);

    /// <summary>The same, the highest byte first: integers that sort as bytes do.</summary>
    public static byte[] Reversed(BigInteger value, int count)
    {
        byte[] bytes = (value + BigInteger.Pow(2, 8 * count)).ToByteArray().Take(count);
        return bytes.Reverse();
    }

    /// <summary>4 bytes; the value must lie in 0..2^32-1.</summary>
    public static ByteString U32(BigInteger value) =>
        (ByteString)(value + uint.MaxValue + 1).ToByteArray().Take(4);

    /// <summary>2 bytes; the value must lie in 0..2^16-1.</summary>
    public static ByteString U16(BigInteger value) =>
        (ByteString)(value + ushort.MaxValue + 1).ToByteArray().Take(2);

    /// <summary>1 byte; the value must lie in 0..255.</summary>
    public static ByteString U8(BigInteger value) =>
        (ByteString)(value + byte.MaxValue + 1).ToByteArray().Take(1);

    public static ByteString Slice(ByteString source, int start, int length) =>
        (ByteString)((byte[])source).Range(start, length);

    // Byte by byte: on a 3.5 chain ten times cheaper than cutting the field out and converting it.

    /// <summary>Reads 8 bytes as an unsigned integer.</summary>
    public static BigInteger ReadU64(ByteString source, int start) =>
        ReadU32(source, start) + ReadU32(source, start + 4) * 0x1_0000_0000;

    /// <summary>Reads 6 bytes as an unsigned integer.</summary>
    public static BigInteger ReadU48(ByteString source, int start) =>
        ReadU32(source, start) + ReadU16(source, start + 4) * 0x1_0000_0000;

    /// <summary>Reads 4 bytes as an unsigned integer.</summary>
    public static BigInteger ReadU32(ByteString source, int start) =>
        source[start] + (BigInteger)source[start + 1] * 0x100 + (BigInteger)source[start + 2] * 0x1_0000
        + (BigInteger)source[start + 3] * 0x100_0000;

    /// <summary>Reads 2 bytes as an unsigned integer.</summary>
    public static BigInteger ReadU16(ByteString source, int start) =>
        source[start] + (BigInteger)source[start + 1] * 0x100;

    /// <summary>Reads 4 bytes as a signed integer.</summary>
    public static BigInteger ReadI32(ByteString source, int start)
    {
        BigInteger value = ReadU32(source, start);
        return value < 0x8000_0000 ? value : value - 0x1_0000_0000;
    }
}
