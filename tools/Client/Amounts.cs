using System.Globalization;
using System.Numerics;

namespace StarMiner.Client;

/// <summary>Amounts of 8 decimals as people write them.</summary>
public static class Amounts
{
    const int Decimals = 8;

    /// <param name="datoshi">[1e-8 GAS]</param>
    public static string Gas(BigInteger datoshi) => Text(datoshi);

    /// <param name="base">[1e-8 AGPU]</param>
    public static string Agpu(BigInteger @base) => Text(@base);

    static string Text(BigInteger amount)
    {
        var whole = BigInteger.DivRem(BigInteger.Abs(amount), BigInteger.Pow(10, Decimals), out var part);
        var digits = part.ToString(CultureInfo.InvariantCulture).PadLeft(Decimals, '0').TrimEnd('0');
        return $"{(amount.Sign < 0 ? "-" : "")}{whole}{(digits.Length == 0 ? "" : ".")}{digits}";
    }
}
