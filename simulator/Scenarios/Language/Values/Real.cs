using System.Globalization;
using System.Text.Json.Nodes;

namespace StarMiner.Simulator.Scenarios.Language.Values;

/// <summary>A decimal number within bounds.</summary>
public sealed class Real(float least, float most) : ScalarType<float>
{
    const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public override string Expected => string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}");

    protected override float Parse(ScalarNode node, Scope scope) =>
        float.TryParse(node.Text, Styles, CultureInfo.InvariantCulture, out float value) && value >= least && value <= most
            ? value
            : throw Wrong(node);

    public override JsonObject Schema() => new()
    {
        ["type"] = "number",
        ["minimum"] = least,
        ["maximum"] = most,
        ["description"] = Expected,
    };
}
