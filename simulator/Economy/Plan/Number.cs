using System.Globalization;
using System.Text.Json.Nodes;
using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Simulator.Economies.Plan;

/// <summary>A decimal number within bounds, with a unit where there is one.</summary>
sealed class Number(double least, double most, string unit = "") : ScalarType<double>
{
    public override string Expected => string.Create(
        CultureInfo.InvariantCulture,
        $"a number from {least} to {most}{(unit.Length > 0 ? $" like '{least} {unit}'" : "")}");

    protected override double Parse(ScalarNode node, Scope scope)
    {
        string text = node.Text;
        if (unit.Length > 0 && text.EndsWith(unit, StringComparison.Ordinal)) text = text[..^unit.Length].TrimEnd(' ');
        else if (unit.Length > 0) throw Wrong(node);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && value >= least && value <= most
            ? value
            : throw Wrong(node);
    }

    public override JsonObject Schema() => unit.Length > 0
        ? base.Schema()
        : new JsonObject
        {
            ["type"] = "number",
            ["minimum"] = least,
            ["maximum"] = most,
            ["description"] = Expected,
        };
}
