using System.Numerics;
using System.Text.Json.Nodes;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Expectations;

/// <summary>A bound on an amount: exact, or with one of the signs before it.</summary>
/// <param name="AmountAgpu">[1e-8 AGPU]</param>
public sealed record AmountCondition(string Sign, BigInteger AmountAgpu)
{
    public static readonly ValueType<AmountCondition> Type = new Parser();

    /// <exception cref="StepFailedException">The amount is another.</exception>
    public void Check(string what, BigInteger actualAgpu)
    {
        bool holds = Sign switch
        {
            ">=" => actualAgpu >= AmountAgpu,
            "<=" => actualAgpu <= AmountAgpu,
            ">" => actualAgpu > AmountAgpu,
            "<" => actualAgpu < AmountAgpu,
            _ => actualAgpu == AmountAgpu,
        };
        if (!holds) throw new StepFailedException($"{what} {this}", AmountText.Agpu(actualAgpu));
    }

    public override string ToString() => $"{(Sign.Length == 0 ? "=" : Sign)} {AmountText.Agpu(AmountAgpu)}";

    sealed class Parser : ScalarType<AmountCondition>
    {
        static readonly string[] Signs = [">=", "<=", ">", "<"];

        public override string Expected => "an amount like '12.5 AGPU' or '>= 12.5 AGPU'";

        protected override AmountCondition Parse(ScalarNode node, Scope scope)
        {
            string sign = Array.Find(Signs, s => node.Text.StartsWith(s, StringComparison.Ordinal)) ?? "";
            return Quantities.Agpu.TryParse(node.Text[sign.Length..].TrimStart(' '), out var amount)
                ? new AmountCondition(sign, amount)
                : throw Wrong(node);
        }

        public override JsonObject Schema() => new()
        {
            ["type"] = "string",
            ["pattern"] = "^([<>]=?)? *[0-9][0-9.,]* *AGPU$",
            ["description"] = Expected,
        };
    }
}
