using System.CommandLine;
using StarMiner.Cli.Commands;

namespace StarMiner.Cli;

/// <summary>The commands of <c>starminer</c> and what becomes of their failures.</summary>
public static class CommandLine
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter error, CancellationToken cancel = default)
    {
        var root = new RootCommand("StarMiner: GPU jobs that a Neo chain pays for and referees.")
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
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction)
        {
            string wrong = parsed.UnmatchedTokens.Count > 0
                ? $"'{parsed.UnmatchedTokens[0]}' is no command or argument here"
                : parsed.Errors[0].Message;
            error.WriteLine($"{wrong.ReplaceLineEndings(" ")} (see starminer --help)");
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
}
