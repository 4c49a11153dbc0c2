using StarMiner.Compiler;

CommandLine? line = CommandLine.Parse(args, out string mistake);
if (line is null)
{
    Console.Error.WriteLine($"neoc: {mistake}");
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}

var diagnostics = new Diagnostics();
var built = ContractBuild.Run(line.Assemblies, line.Options, diagnostics);
foreach (Diagnostic item in diagnostics.In(line.Options.PathMap))
    Console.Error.WriteLine(item);
if (diagnostics.HasErrors)
    return 1;
if (line.OutputList is not null)
    File.WriteAllLines(line.OutputList, built.SelectMany(contract => contract.Files));
return 0;
