using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>Hashes, keys and addresses that are written as text in the source.</summary>
public static class Literals
{
    // ContractParameterType
    const byte Integer = 0x11, ByteArray = 0x12, String = 0x13, Hash160 = 0x14, Hash256 = 0x15, PublicKey = 0x16;

    const string Base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    public static Expr Parse(byte parameterType, Expr value, IrType type) => value is Const { Value: byte[] text }
        ? Parse(parameterType, Encoding.UTF8.GetString(text), type)
        : value is Const { IsNull: true }
            ? value
            : throw new CompileException("NEOC1050", "only a constant text can be converted here, at compile time");

    public static Const Parse(byte parameterType, string text, IrType type)
    {
        try
        {
            return parameterType switch
            {
                Integer => new Const(BigInteger.Parse(text, CultureInfo.InvariantCulture), type),
                String => new Const(Encoding.UTF8.GetBytes(text), type),
                ByteArray => new Const(Hex(text), type),
                Hash160 => new Const(Hash(text), type),
                Hash256 => new Const(Sized(Hex(text), 32), type),
                PublicKey => new Const(Sized(Hex(text), 33), type),
                _ => throw new FormatException(),
            };
        }
        catch (FormatException)
        {
            throw new CompileException("NEOC1051", $"'{text}' is not a literal of the wanted type");
        }
    }

    /// <summary>
    /// An address, or hex as hashes are shown, last byte first. The official compiler takes a UInt256, in contrast, byte by byte.
    /// </summary>
    static byte[] Hash(string text)
    {
        if (text.Length == 34)
            return Address(text);
        byte[] hash = Sized(Hex(text), 20);
        Array.Reverse(hash);
        return hash;
    }

    static byte[] Address(string text) => Base58Check(text)[1..];

    /// <summary>The version and the hash that an address shows.</summary>
    public static byte[] Base58Check(string text)
    {
        var number = BigInteger.Zero;
        foreach (char digit in text)
        {
            int value = Base58.IndexOf(digit, StringComparison.Ordinal);
            if (value < 0)
                throw new FormatException();
            number = number * 58 + value;
        }
        byte[] data = Sized(number.ToByteArray(isUnsigned: true, isBigEndian: true), 25);
        byte[] check = SHA256.HashData(SHA256.HashData(data.AsSpan(0, 21)));
        return check.AsSpan(0, 4).SequenceEqual(data.AsSpan(21)) ? data[..21] : throw new FormatException();
    }

    static byte[] Hex(string text) =>
        Convert.FromHexString(text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text);

    static byte[] Sized(byte[] data, int size) => data.Length == size ? data : throw new FormatException();
}
