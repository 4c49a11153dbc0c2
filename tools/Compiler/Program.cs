using StarMiner.Compiler;
using StarMiner.Compiler.Artifacts;

CommandLine? line = CommandLine.Parse(args, out string mistake);
if (line is null)
{
    Console.Error.WriteLine($"neoc: {mistake}");
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}

var diagnostics = new Diagnostics();
ContractBuild.Run(line, diagnostics);
var paths = new SourcePaths(line.PathMap);
foreach (Diagnostic item in diagnostics.Items)
    Console.Error.WriteLine(item with { File = item.File is null ? null : paths.Real(item.File) });
return diagnostics.HasErrors ? 1 : 0;
