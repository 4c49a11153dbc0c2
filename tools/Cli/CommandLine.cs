using System.CommandLine;
using StarMiner.Cli.Commands;
using StarMiner.Client;

namespace StarMiner.Cli;

/// <summary>The commands of <c>starminer</c> and what becomes of their failures.</summary>
public static class CommandLine
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter error, CancellationToken cancel = default)
    {
        var parsed = Root(output, error).Parse(arguments);
        if (MistakeIn(parsed) is { } mistake)
        {
            error.WriteLine($"{mistake} (see starminer --help)");
            return ExitCodes.BadInput;
        }
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // signals are the caller's
        };
        return await Failures.ReportAsync(error, () => parsed.InvokeAsync(configuration, cancel));
    }

    /// <summary>What is wrong with a command's words, in one line, or null; nothing is run.</summary>
    public static string? Check(string[] arguments) => MistakeIn(Root(TextWriter.Null, TextWriter.Null).Parse(arguments));

    static RootCommand Root(TextWriter output, TextWriter error) =>
        new("StarMiner: GPU jobs that a Neo chain pays for and referees.")
        {
            RunCommand.Create(output, error),
            ReplayCommand.Create(output, error),
            BisectCommand.Create(output, error),
            EconomyCommand.Create(output, error),
            CoverageCommand.Create(output),
            GasCommand.Create(output, error),
            FuzzCommand.Create(output, error),
            DevicesCommand.Create(output),
            ExpressCommand.Create(output),
            DeployCommand.Create(output),
            UpgradeCommand.Create(output),
            VerifyCommand.Create(output),
            CallCommand.Create(output),
            InvokeCommand.Create(output),
            DevnetCommand.Create(output, error),
            SchemaCommand.Create(output),
            CompileCommand.Create(output, error),
            BindgenCommand.Create(output),
            DisasmCommand.Create(output, error),
            SizeCommand.Create(output, error),
            WorkerCommand.Create(output),
            StoreCommand.Create(output),
            CompletionCommand.Create(output),
        };

    static string? MistakeIn(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0 || parsed.Action is not System.CommandLine.Invocation.ParseErrorAction) return null;
        string wrong = parsed.UnmatchedTokens.Count > 0
            ? $"'{parsed.UnmatchedTokens[0]}' is no command or argument here{Hint(parsed)}"
            : parsed.Errors[0].Message;
        return wrong.ReplaceLineEndings(" ");
    }

    static string Hint(ParseResult parsed)
    {
        var here = parsed.CommandResult.Command;
        return Nearest.Hint(
            parsed.UnmatchedTokens[0],
            here.Subcommands.Select(command => command.Name).Concat(here.Options.Select(option => option.Name)));
    }
}
