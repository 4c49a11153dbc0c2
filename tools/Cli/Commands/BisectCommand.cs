using System.CommandLine;
using StarMiner.Simulator;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer bisect A B</c>: the first block and key in which two recorded runs differ.</summary>
static class BisectCommand
{
    static readonly Argument<string> First = new("first") { Description = "A record of starminer run --record." };
    static readonly Argument<string> Second = new("second") { Description = "Another one: of another build, perhaps." };

    public static Command Create(TextWriter output, TextWriter error)
    {
        var command = new Command("bisect", "Find the first block and key in which two recorded runs differ.")
        {
            First, Second,
        };
        command.SetAction((parsed, cancel) => Task.Run(
            () => Run(parsed.GetRequiredValue(First), parsed.GetRequiredValue(Second), output, error, cancel),
            CancellationToken.None));
        return command;
    }

    static int Run(string first, string second, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (ReplayCommand.Read(first, error) is not { } a || ReplayCommand.Read(second, error) is not { } b)
            return ExitCodes.BadInput;
        if (RunComparison.Find(a, b, cancel) is not { } difference)
        {
            output.WriteLine($"the same in all of {a.End.Head.Index} blocks, run hash {a.RunHash}");
            return ExitCodes.Done;
        }
        output.WriteLine($"block {difference.Block}: {difference.Words}");
        if (difference.Key is { } key)
        {
            output.WriteLine($"first key: {key.Contract} {key.Key}");
            output.WriteLine($"  {first}: {key.First ?? "none"}");
            output.WriteLine($"  {second}: {key.Second ?? "none"}");
        }
        return ExitCodes.Failed;
    }
}
