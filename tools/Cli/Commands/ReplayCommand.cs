using System.CommandLine;
using StarMiner.Client;
using StarMiner.Simulator;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer replay RECORD</c>: does a recorded run again and says whether it went the same way.</summary>
static class ReplayCommand
{
    static readonly Argument<string> File = new("record") { Description = "What starminer run --record has written." };

    public static Command Create(TextWriter output, TextWriter error)
    {
        var command = new Command("replay", "Do a recorded run again, block by block.") { File };
        command.SetAction((parsed, cancel) => Task.Run(
            () => Run(parsed.GetRequiredValue(File), output, error, cancel), CancellationToken.None));
        return command;
    }

    /// <exception cref="ChainException">This is no record.</exception>
    internal static RunRecord? Read(string file, TextWriter error)
    {
        try
        {
            return RunRecord.Read(System.IO.File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or ChainException)
        {
            error.WriteLine($"{file}: {e.Message.ReplaceLineEndings(" ")}");
            return null;
        }
    }

    static int Run(string file, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (Read(file, error) is not { } record) return ExitCodes.BadInput;
        var replay = new RunReplay(record);
        if (replay.Run(cancel) is { } difference)
        {
            error.WriteLine($"block {difference.Block} went another way: {difference.Words}");
            return ExitCodes.Failed;
        }
        output.WriteLine($"{replay.Height} blocks as recorded, seed {record.Options.Seed}, run hash {record.RunHash}");
        return ExitCodes.Done;
    }
}
