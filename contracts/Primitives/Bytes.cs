using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Contracts.Primitives;

/// <summary>Fixed-width little-endian integers inside byte strings: what records and hashes are made of.</summary>
public static class Bytes
{
    /// <summary>8 bytes; the value must lie in 0..2^64-1.</summary>
    /// <remarks>Adding 2^64 makes the integer's own bytes at least 9 long, so that its low 8 are the zero-extended value.</remarks>
    public static ByteString U64(BigInteger value) =>
        (ByteString)(value + ulong.MaxValue + 1).ToByteArray().Take(8);

    /// <summary>4 bytes; the value must lie in 0..2^32-1.</summary>
    public static ByteString U32(BigInteger value) =>
        (ByteString)(value + uint.MaxValue + 1).ToByteArray().Take(4);

    /// <summary>1 byte; the value must lie in 0..255.</summary>
    public static ByteString U8(BigInteger value) =>
        (ByteString)(value + byte.MaxValue + 1).ToByteArray().Take(1);

    public static ByteString Slice(ByteString source, int start, int length) =>
        (ByteString)((byte[])source).Range(start, length);

    /// <summary>Reads 8 bytes as a signed integer. Amounts and times lie below 2^63, so what U64 wrote comes back.</summary>
    public static BigInteger ReadI64(ByteString source, int start) => (BigInteger)Slice(source, start, 8);

    /// <summary>Reads 8 bytes as an unsigned integer.</summary>
    public static BigInteger ReadU64(ByteString source, int start) =>
        (BigInteger)Slice(source, start, 8).Concat(Zero);

    /// <summary>Reads 4 bytes as an unsigned integer.</summary>
    public static BigInteger ReadU32(ByteString source, int start) =>
        (BigInteger)Slice(source, start, 4).Concat(Zero);

    private static ByteString Zero => "\0";
}
