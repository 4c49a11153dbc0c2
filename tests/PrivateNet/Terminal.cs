using StarMiner.Cli;

namespace StarMiner.PrivateNet.Tests;

/// <summary>What a person at a terminal gets from one run of <c>starminer</c>.</summary>
sealed record Terminal(int ExitCode, string Output, string Errors)
{
    public static async Task<Terminal> RunAsync(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        var exitCode = await CommandLine.RunAsync(arguments, output, errors);
        return new Terminal(exitCode, output.ToString(), errors.ToString());
    }
}
