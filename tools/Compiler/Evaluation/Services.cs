using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using StarMiner.Compiler.Import;

namespace StarMiner.Compiler.Evaluation;

/// <summary>Native contracts' functions whose result depends on their arguments alone.</summary>
static class Services
{
    const int MaxDigits = 77;

    /// <summary>What addresses begin with on every Neo N3 network.</summary>
    public const int AddressVersion = 53;

    const string StdLib = "C0EF39CEE0E4E925C6C2A06A79E1440DD86FCEAC", CryptoLib = "1BF575AB1189688413610A35A12886CDE0B66C72";

    public static object? Call(MethodToken token, object?[] arguments) =>
        (Convert.ToHexString(token.Hash), token.Method, arguments) switch
        {
            (StdLib, "atoi", [byte[] text]) => Parse(Encoding.UTF8.GetString(text)),
            (StdLib, "atoi", [byte[] text, BigInteger { } radix]) when radix == 10 => Parse(Encoding.UTF8.GetString(text)),
            (StdLib, "itoa", [BigInteger number]) => Text(number),
            (StdLib, "itoa", [BigInteger number, BigInteger radix]) when radix == 10 => Text(number),
            (StdLib, "base58CheckDecode", [byte[] { Length: 34 } text]) => Address(Encoding.UTF8.GetString(text)),
            (CryptoLib, "sha256", [byte[] data]) => SHA256.HashData(data),
            _ => throw new UnknownException(),
        };

    static BigInteger Parse(string text)
    {
        string digits = text.StartsWith('-') ? text[1..] : text;
        return digits.Length is > 0 and <= MaxDigits && digits.All(char.IsAsciiDigit)
            ? Items.Fit(BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))
            : throw new UnknownException();
    }

    static byte[] Text(BigInteger number) => Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture));

    static byte[] Address(string text)
    {
        try
        {
            return Literals.Base58Check(text);
        }
        catch (FormatException)
        {
            throw new UnknownException();
        }
    }
}
