using StarMiner.Cli;

namespace StarMiner.Scenarios.Tests.Cli;

/// <summary>The command line within this process, its streams caught.</summary>
static class StarMinerCommand
{
    public static Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        RunAsync(CancellationToken.None, arguments);

    public static async Task<(int Code, string Output, string Error)> RunAsync(
        CancellationToken interrupt, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code = await CommandLine.RunAsync(arguments, output, error, interrupt);
        return (code, output.ToString(), error.ToString());
    }
}
