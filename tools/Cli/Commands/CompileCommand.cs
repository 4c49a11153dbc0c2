using System.CommandLine;
using StarMiner.Compiler;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer compile</c>: contracts from assemblies, or from projects that are built first.</summary>
static class CompileCommand
{
    /// <summary>Sources as the C# compiler names them under Neoc.props: relative to their project.</summary>
    const string ProjectPaths = "=/_/";

    public static Command Create(TextWriter output, TextWriter error)
    {
        var inputs = new Argument<string[]>("input")
        {
            Description = "Projects (.csproj, or a folder with one) and assemblies (.dll).",
            Arity = ArgumentArity.OneOrMore,
        };
        var folder = new Option<string?>("--output", "-o")
        {
            Description = "Folder for .nef, manifest and debug information; default: beside each assembly.",
        };
        var plain = new Option<bool>("--no-optimize") { Description = "Code that follows the source." };
        var listing = new Option<bool>("--listing") { Description = "Also a listing for people, NAME.asm." };
        var proxy = new Option<bool>("--proxy")
        {
            Description = "Also a C# class for the contract's users, NAME.proxy.cs.",
        };
        var command = new Command("compile", "Translate contracts to NeoVM.") { inputs, folder, plain, listing, proxy };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetRequiredValue(inputs),
            new BuildOptions
            {
                OutputFolder = parsed.GetValue(folder),
                Optimize = !parsed.GetValue(plain),
                Listing = parsed.GetValue(listing),
                Proxy = parsed.GetValue(proxy),
                PathMap = ProjectPaths,
            },
            new Streams(output, error), cancel));
        return command;
    }

    static async Task<int> RunAsync(string[] inputs, BuildOptions options, Streams streams, CancellationToken cancel)
    {
        List<string> assemblies = [], projects = [];
        foreach (string input in inputs)
        {
            if (Path.GetExtension(input).Equals(".dll", StringComparison.OrdinalIgnoreCase)) assemblies.Add(input);
            else if (ProjectBuild.Find(input) is { } project) projects.Add(project);
            else
            {
                streams.Error.WriteLine($"{input} is neither an assembly nor a project, nor a folder with one project");
                return ExitCodes.BadInput;
            }
        }
        int outcome = assemblies.Count > 0 ? Translate(assemblies, options, streams) : ExitCodes.Done;
        foreach (string project in projects)
        {
            if (outcome == ExitCodes.Done)
                outcome = await ProjectBuild.RunAsync(project, options, streams, cancel);
        }
        return outcome;
    }

    static int Translate(List<string> assemblies, BuildOptions options, Streams streams)
    {
        var diagnostics = new Diagnostics();
        var built = ContractBuild.Run(assemblies, options, diagnostics);
        foreach (var item in diagnostics.In(options.PathMap)) streams.Error.WriteLine(item);
        foreach (var contract in built)
            streams.Output.WriteLine($"{contract.Name,-24} {contract.ScriptBytes,7:N0} B  {contract.Files[0]}");
        return diagnostics.HasErrors ? ExitCodes.Failed : ExitCodes.Done;
    }
}
