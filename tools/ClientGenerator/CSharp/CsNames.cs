using Microsoft.CodeAnalysis.CSharp;

namespace StarMiner.ClientGenerator.CSharp;

/// <summary>Names of the ABI as C# writes them. An ABI name may be any text.</summary>
static class CsNames
{
    /// <summary>What the methods themselves call their parameters and variables.</summary>
    static readonly string[] taken = ["sender", "cancel", "result", "receipt", "run"];

    public static string Pascal(string name)
    {
        string plain = Plain(name);
        return char.ToUpperInvariant(plain[0]) + plain.Substring(1);
    }

    public static string Parameter(string name)
    {
        string plain = Plain(name);
        plain = char.ToLowerInvariant(plain[0]) + plain.Substring(1);
        if (taken.Contains(plain)) return plain + "Argument";
        return SyntaxFacts.GetKeywordKind(plain) != SyntaxKind.None ? "@" + plain : plain;
    }

    /// <summary>A member cannot be called like its type.</summary>
    public static string Member(string name, string type) => Pascal(name) is var plain && plain == type ? plain + "Value" : plain;

    /// <summary>JobMarket/not-open is NotOpen; an error of another component keeps that one's name before it.</summary>
    public static string Error(string error, string contract)
    {
        string own = error.StartsWith(contract + "/", StringComparison.Ordinal) ? error.Substring(contract.Length + 1) : error;
        return string.Concat(own.Split('-', '/').Select(Pascal));
    }

    public static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    static string Plain(string name)
    {
        string plain = string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '_'));
        return plain.Length == 0 || char.IsDigit(plain[0]) ? "_" + plain : plain;
    }
}
