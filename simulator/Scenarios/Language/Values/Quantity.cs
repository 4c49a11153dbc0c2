using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace StarMiner.Simulator.Scenarios.Language.Values;

/// <summary>A decimal number with its unit, as a whole number of the smallest unit.</summary>
/// <param name="units">Unit name to smallest units in one, for example AGPU to 1_00000000.</param>
public sealed class Quantity(
    string expected, BigInteger most, params (string Unit, long Size)[] units) : ScalarType<BigInteger>
{
    const int LongestText = 40;

    public override string Expected => expected;

    protected override BigInteger Parse(ScalarNode node, Scope scope) =>
        TryParse(node.Text, out var value) ? value : throw Wrong(node);

    public bool TryParse(string text, out BigInteger value)
    {
        value = 0;
        if (text.Length > LongestText) return false;
        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or ',').Count();
        var unit = Array.Find(units, u => u.Unit == text[digits..].TrimStart(' '));
        if (digits == 0 || unit.Size == 0) return false;
        if (!decimal.TryParse(text[..digits], NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture, out var number)) return false;
        if (number > (decimal)most / unit.Size) return false;
        var smallest = number * unit.Size;
        value = new BigInteger(smallest);
        return smallest == decimal.Truncate(smallest);
    }

    public override JsonObject Schema() => new()
    {
        ["type"] = "string",
        ["pattern"] = $"^[0-9][0-9.,]* *({string.Join('|', units.Select(u => u.Unit))})$",
        ["description"] = expected,
    };
}

public static class Quantities
{
    /// <summary>[1e-8 AGPU]</summary>
    public static readonly Quantity Agpu =
        new("an amount like '12.5 AGPU'", 10_000_000_000 * (BigInteger)1_00000000, ("AGPU", 1_00000000));

    /// <summary>[datoshi]</summary>
    public static readonly Quantity Gas =
        new("an amount like '1.5 GAS'", 50_000_000 * (BigInteger)1_00000000, ("GAS", 1_00000000), ("datoshi", 1));

    /// <summary>[ms]</summary>
    public static readonly Quantity Time = new(
        "a time like '90 s', '15 min', '2 h' or '7 d'", 100L * 365 * 86_400_000,
        ("ms", 1), ("s", 1000), ("min", 60_000), ("h", 3_600_000), ("d", 86_400_000));

    /// <summary>[blocks]</summary>
    public static readonly Quantity Blocks = new("a count like '10 blocks'", 1_000_000, ("blocks", 1), ("block", 1));
}
