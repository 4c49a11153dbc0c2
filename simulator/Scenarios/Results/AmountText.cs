using System.Globalization;
using System.Numerics;

namespace StarMiner.Simulator.Scenarios.Results;

/// <summary>Amounts with eight decimals in words, without trailing zeros.</summary>
public static class AmountText
{
    const int Decimals = 8;
    static readonly BigInteger One = BigInteger.Pow(10, Decimals);

    public static string Agpu(BigInteger amount) => Number(amount) + " AGPU";

    public static string Gas(BigInteger datoshi) => Number(datoshi) + " GAS";

    static string Number(BigInteger amount)
    {
        var whole = BigInteger.DivRem(BigInteger.Abs(amount), One, out var rest);
        var fraction = rest.ToString(CultureInfo.InvariantCulture).PadLeft(Decimals, '0').TrimEnd('0');
        var text = whole.ToString("N0", CultureInfo.InvariantCulture) + (fraction.Length == 0 ? "" : "." + fraction);
        return amount.Sign < 0 ? "-" + text : text;
    }
}
