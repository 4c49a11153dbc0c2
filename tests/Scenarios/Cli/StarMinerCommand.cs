using System.Text.Json;
using StarMiner.Cli;

namespace StarMiner.Scenarios.Tests.Cli;

/// <summary>The command line within this process, its streams caught.</summary>
static class StarMinerCommand
{
    /// <summary>A scenario's JSON result.</summary>
    public static async Task<JsonElement> ResultAsync(string file, params string[] options)
    {
        var (code, output, error) = await RunAsync(["run", file, "--json", .. options]);
        (code, error).Should().Be((0, ""));
        return JsonDocument.Parse(output).RootElement;
    }

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
