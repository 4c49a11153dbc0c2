using System.CommandLine;

namespace StarMiner.Cli.Commands;

/// <summary>What <c>call</c> and <c>invoke</c> have in common.</summary>
static class NamedTarget
{
    public static Argument<string> Method() => new("method")
    {
        Description = "CONTRACT.METHOD, for example AgpuToken.balanceOf; the contract by name, hash or address.",
    };

    public static Argument<string[]> Arguments() => new("arguments")
    {
        Description = "As the ABI asks: numbers, '12.5 AGPU', names or addresses, 0x bytes, JSON arrays, null.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Option<bool> AsJson() => new("--json") { Description = "One JSON object instead of text." };
}
