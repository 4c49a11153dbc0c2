using System.CommandLine;
using StarMiner.Compiler.Inspect;

namespace StarMiner.Cli.Commands;

/// <summary>What the commands share that look into a compiled contract.</summary>
static class NefFiles
{
    public static Argument<string> Argument() => new("nef")
    {
        Description = "The contract's NEF; manifest and debug information are taken from beside it, where they are.",
    };

    /// <summary>Prints what <paramref name="write"/> makes of the contract, or in one line why there is none.</summary>
    public static int Show(string path, Func<ContractOnDisk, string> write, Streams streams)
    {
        try
        {
            streams.Output.Write(write(ContractOnDisk.Load(path)));
            return ExitCodes.Done;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine(failure.Message.ReplaceLineEndings(" "));
            return ExitCodes.BadInput;
        }
    }
}
