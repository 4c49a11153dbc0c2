using System.CommandLine;
using StarMiner.Compiler.Inspect;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer size X.nef</c>: where a script's bytes go.</summary>
static class SizeCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var nef = NefFiles.Argument();
        var command = new Command("size", "Bytes of a compiled contract by method.") { nef };
        command.SetAction(parsed => NefFiles.Show(
            parsed.GetRequiredValue(nef), SizeReport.Write, new Streams(output, error)));
        return command;
    }
}
