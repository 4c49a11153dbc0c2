using System.CommandLine;
using StarMiner.Compiler.Artifacts;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer disasm X.nef</c>: the script with names and source lines.</summary>
static class DisasmCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var nef = NefFiles.Argument();
        var command = new Command("disasm", "List a compiled contract's instructions with their source lines.") { nef };
        command.SetAction(parsed => NefFiles.Show(
            parsed.GetRequiredValue(nef), contract => Listing.Write(contract.Info), new Streams(output, error)));
        return command;
    }
}
