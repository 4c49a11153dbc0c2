using System;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Neo.SmartContract.Framework.Managed;

internal static class Base58
{
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const int ChecksumBytes = 4;

    /// <summary>The bytes as one big-endian number in base 58; each leading zero byte is a leading '1'.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var value = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        var digits = new StringBuilder();
        while (!value.IsZero)
        {
            value = BigInteger.DivRem(value, Alphabet.Length, out BigInteger digit);
            digits.Insert(0, Alphabet[(int)digit]);
        }
        int zeros = bytes.IndexOfAnyExcept((byte)0);
        return new string(Alphabet[0], zeros < 0 ? bytes.Length : zeros) + digits;
    }

    public static byte[] Decode(string text)
    {
        BigInteger value = 0;
        foreach (char character in text)
        {
            int digit = Alphabet.IndexOf(character);
            if (digit < 0) throw new FormatException($"Invalid Base58 character '{character}'.");
            value = value * Alphabet.Length + digit;
        }
        int zeros = text.AsSpan().IndexOfAnyExcept(Alphabet[0]);
        byte[] prefix = new byte[zeros < 0 ? text.Length : zeros];
        return value.IsZero ? prefix : [.. prefix, .. value.ToByteArray(isUnsigned: true, isBigEndian: true)];
    }

    public static string CheckEncode(ReadOnlySpan<byte> bytes) => Encode([.. bytes, .. Checksum(bytes)]);

    public static byte[] CheckDecode(string text)
    {
        byte[] all = Decode(text);
        if (all.Length < ChecksumBytes) throw new FormatException("The text is too short for a checksum.");
        ReadOnlySpan<byte> content = all.AsSpan(0, all.Length - ChecksumBytes);
        if (!Checksum(content).SequenceEqual(all.AsSpan(content.Length))) throw new FormatException("The checksum is wrong.");
        return content.ToArray();
    }

    private static ReadOnlySpan<byte> Checksum(ReadOnlySpan<byte> bytes)
        => SHA256.HashData(SHA256.HashData(bytes)).AsSpan(0, ChecksumBytes);
}
