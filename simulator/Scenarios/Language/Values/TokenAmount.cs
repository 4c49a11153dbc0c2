using System.Numerics;
using System.Text.Json.Nodes;

namespace StarMiner.Simulator.Scenarios.Language.Values;

/// <summary>A token that the suite's exchanges trade.</summary>
public enum Token
{
    Agpu,
    Stable,
    Wrapped,
}

/// <param name="Units">Smallest units of the token.</param>
public sealed record TokenAmount(Token Token, BigInteger Units)
{
    public static readonly ValueType<TokenAmount> Any = new AmountType([Token.Agpu, Token.Stable, Token.Wrapped]);

    /// <summary>Of what is traded against AGPU.</summary>
    public static readonly ValueType<TokenAmount> OfAsset = new AmountType([Token.Stable, Token.Wrapped]);

    static readonly BigInteger Most = BigInteger.Pow(10, 18);

    static readonly IReadOnlyDictionary<Token, (string Symbol, long Size)> Symbols =
        new Dictionary<Token, (string, long)>
        {
            [Token.Agpu] = ("AGPU", 1_00000000),
            [Token.Stable] = ("TUSD", 1_000000),
            [Token.Wrapped] = ("wAGPU", 1_00000000),
        };

    public static string SymbolOf(Token token) => Symbols[token].Symbol;

    public override string ToString() =>
        $"{(decimal)Units / Symbols[Token].Size:0.########} {SymbolOf(Token)}";

    sealed class AmountType(Token[] tokens) : ScalarType<TokenAmount>
    {
        public override string Expected =>
            $"an amount of {string.Join(" or ", tokens.Select(SymbolOf))} like '12.5 {SymbolOf(tokens[0])}'";

        protected override TokenAmount Parse(ScalarNode node, Scope scope)
        {
            foreach (var token in tokens)
                if (new Quantity("", Most, Symbols[token]).TryParse(node.Text, out var units))
                    return new TokenAmount(token, units);
            throw Wrong(node);
        }

        public override JsonObject Schema() => new()
        {
            ["type"] = "string",
            ["pattern"] = $"^[0-9][0-9.,]* *({string.Join('|', tokens.Select(SymbolOf))})$",
            ["description"] = Expected,
        };
    }
}
