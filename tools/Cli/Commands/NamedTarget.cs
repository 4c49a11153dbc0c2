using System.CommandLine;
using System.CommandLine.Parsing;
using StarMiner.Client;

namespace StarMiner.Cli.Commands;

/// <summary>What <c>call</c> and <c>invoke</c> have in common.</summary>
static class NamedTarget
{
    public static Argument<string> Method() => new("method")
    {
        HelpName = "method", // not all that a shell may complete
        Description = "CONTRACT.METHOD, for example AgpuToken.balanceOf; the contract by name, hash or address.",
    };

    public static Argument<string[]> Arguments() => new("arguments")
    {
        HelpName = "arguments",
        Description = "As the ABI asks: numbers, '12.5 AGPU', names or addresses, 0x bytes, JSON arrays, null.",
        Arity = ArgumentArity.ZeroOrMore,
        Validators = { RefuseOptions },
    };

    /// <summary>Arguments may be anything, also an option that was mistyped.</summary>
    static void RefuseOptions(ArgumentResult result)
    {
        if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is not { } mistyped) return;
        var options = (result.Parent as CommandResult)?.Command.Options.Select(option => option.Name) ?? [];
        result.AddError($"'{mistyped.Value}' is no option here{Nearest.Hint(mistyped.Value, options)}");
    }

    public static Option<bool> AsJson() => new("--json") { Description = "One JSON object instead of text." };
}
