using System;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Managed;

namespace Neo.SmartContract.Framework;

/// <summary>Instructions that C# has no notation for.</summary>
public static class Helper
{
    // The integer 0 has no bytes on the stack; with 256 added, every byte is the first of two.
    [OpCode(OpCode.PUSHINT16, "0001")]
    [OpCode(OpCode.ADD)]
    [OpCode(OpCode.PUSH1)]
    [OpCode(OpCode.LEFT)]
    public static byte[] ToByteArray(this byte source) => [source];

    [OpCode(OpCode.PUSHINT16, "0001")]
    [OpCode(OpCode.ADD)]
    [OpCode(OpCode.PUSH1)]
    [OpCode(OpCode.LEFT)]
    public static byte[] ToByteArray(this sbyte source) => [(byte)source];

    [OpCode(OpCode.CONVERT, StackItemType.Buffer)]
    public static byte[] ToByteArray(this string source) => source is null ? null! : Utf8.ToBytes(source);

    [OpCode(OpCode.CONVERT, StackItemType.ByteString)]
    public static string ToByteString(this byte[] source) => source is null ? null! : Utf8.ToText(source);

    /// <summary>How many bytes the shortest little-endian form has.</summary>
    [OpCode(OpCode.SIZE)]
    internal static int SizeOf(BigInteger number) => Numbers.ToBytes(number).Length;

    /// <summary>For arithmetic, which takes bytes as they are: at most 32, little-endian two's complement.</summary>
    [OpCode(OpCode.NOP)]
    internal static BigInteger NumberOf(ByteString bytes) => Numbers.ToInteger(bytes.Span);

    /// <summary>For a service that takes any form of bytes: the number stays one.</summary>
    [OpCode(OpCode.NOP)]
    internal static byte[] LenientBytes(BigInteger number) => Numbers.ToBytes(number);

    [OpCode(OpCode.NUMEQUAL)]
    public static bool NumEqual(BigInteger a, BigInteger b) => a == b;

    [OpCode(OpCode.NUMNOTEQUAL)]
    public static bool NumNotEqual(BigInteger a, BigInteger b) => a != b;

    /// <summary>a &lt;= x &lt; b</summary>
    [OpCode(OpCode.WITHIN)]
    public static bool Within(this BigInteger x, BigInteger a, BigInteger b) => a <= x && x < b;

    /// <summary>a &lt;= x &lt; b</summary>
    [OpCode(OpCode.WITHIN)]
    public static bool Within(this int x, BigInteger a, BigInteger b) => a <= x && x < b;

    [OpCode(OpCode.DUP)]
    [OpCode(OpCode.PUSHINT8, "80")]
    [OpCode(OpCode.PUSHINT16, "8000")]
    [OpCode(OpCode.WITHIN)]
    [OpCode(OpCode.ASSERT)]
    public static sbyte AsSbyte(this BigInteger source) => (sbyte)Ranges.Within(source, sbyte.MinValue, sbyte.MaxValue);

    [OpCode(OpCode.DUP)]
    [OpCode(OpCode.PUSHINT8, "80")]
    [OpCode(OpCode.PUSHINT16, "8000")]
    [OpCode(OpCode.WITHIN)]
    [OpCode(OpCode.ASSERT)]
    public static sbyte AsSbyte(this int source) => (sbyte)Ranges.Within(source, sbyte.MinValue, sbyte.MaxValue);

    [OpCode(OpCode.DUP)]
    [OpCode(OpCode.PUSH0)]
    [OpCode(OpCode.PUSHINT16, "0001")]
    [OpCode(OpCode.WITHIN)]
    [OpCode(OpCode.ASSERT)]
    public static byte AsByte(this BigInteger source) => (byte)Ranges.Within(source, byte.MinValue, byte.MaxValue);

    [OpCode(OpCode.DUP)]
    [OpCode(OpCode.PUSH0)]
    [OpCode(OpCode.PUSHINT16, "0001")]
    [OpCode(OpCode.WITHIN)]
    [OpCode(OpCode.ASSERT)]
    public static byte AsByte(this int source) => (byte)Ranges.Within(source, byte.MinValue, byte.MaxValue);

    /// <summary>Reads 128 to 255 as the negative number with the same bits.</summary>
    public static sbyte ToSbyte(this BigInteger source) => AsSbyte(source > 127 ? source - 256 : source);

    /// <summary>Reads 128 to 255 as the negative number with the same bits.</summary>
    public static sbyte ToSbyte(this int source) => AsSbyte(source > 127 ? source - 256 : source);

    public static byte ToByte(this BigInteger source) => AsByte(source);

    public static byte ToByte(this int source) => AsByte(source);

    [OpCode(OpCode.CAT)]
    public static byte[] Concat(this byte[] first, byte[] second) => [.. first, .. second];

    [OpCode(OpCode.CAT)]
    public static byte[] Concat(this byte[] first, ByteString second) => [.. first, .. second.Span];

    [OpCode(OpCode.CAT)]
    [OpCode(OpCode.CONVERT, StackItemType.ByteString)]
    public static ByteString Concat(this ByteString first, ByteString second) => ByteString.Of([.. first.Span, .. second.Span]);

    [OpCode(OpCode.SUBSTR)]
    public static byte[] Range(this byte[] source, int index, int count) => source.AsSpan(index, count).ToArray();

    [OpCode(OpCode.LEFT)]
    public static byte[] Take(this byte[] source, int count) => source.AsSpan(0, count).ToArray();

    [OpCode(OpCode.RIGHT)]
    public static byte[] Last(this byte[] source, int count) => source.AsSpan(source.Length - count).ToArray();

    /// <summary>Reverses the array in place and returns it.</summary>
    [OpCode(OpCode.DUP)]
    [OpCode(OpCode.REVERSEITEMS)]
    public static byte[] Reverse(this Array source)
    {
        Array.Reverse(source);
        return (byte[])source;
    }

    /// <summary>The root, rounded down.</summary>
    [OpCode(OpCode.SQRT)]
    public static BigInteger Sqrt(this BigInteger x) => Numbers.Sqrt(x);

    [OpCode(OpCode.MODMUL)]
    public static BigInteger ModMultiply(this BigInteger x, BigInteger y, BigInteger modulus) => x * y % modulus;

    [OpCode(OpCode.PUSHM1)]
    [OpCode(OpCode.SWAP)]
    [OpCode(OpCode.MODPOW)]
    public static BigInteger ModInverse(this BigInteger value, BigInteger modulus) => Numbers.ModInverse(value, modulus);

    [OpCode(OpCode.NOT)]
    [OpCode(OpCode.NOT)]
    internal static bool IsTrue(ByteString? value) => value is not null && value.Span.ContainsAnyExcept((byte)0);

    [OpCode(OpCode.ISTYPE, StackItemType.ByteString)]
    internal static bool IsByteString(object? value) => value is ByteString;
}
