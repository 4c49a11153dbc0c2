using Mono.Cecil;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Artifacts;

namespace StarMiner.Compiler;

/// <summary>From an assembly to the files of its contracts: all of them, or, if any has an error, none.</summary>
static class ContractBuild
{
    const string ContractBase = "Neo.SmartContract.Framework.SmartContract";

    public static void Run(CommandLine line, Diagnostics diagnostics)
    {
        using ModuleDefinition? module = Open(line.Assembly, diagnostics);
        if (module is null)
            return;
        List<(string Path, byte[] Content)> files = [];
        foreach (TypeDefinition contract in Contracts(module, diagnostics))
            files.AddRange(Build(contract, line, diagnostics));
        if (diagnostics.HasErrors)
            return;
        Directory.CreateDirectory(line.OutputFolder);
        foreach ((string path, byte[] content) in files)
            File.WriteAllBytes(path, content);
        if (line.OutputList is not null)
            File.WriteAllLines(line.OutputList, files.Select(file => Path.GetFullPath(file.Path)));
    }

    static ModuleDefinition? Open(string assembly, Diagnostics diagnostics)
    {
        if (!File.Exists(assembly))
        {
            diagnostics.Error("NEOC0002", $"There is no file {assembly}");
            return null;
        }
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(Path.GetFullPath(assembly)));
        return ModuleDefinition.ReadModule(assembly, new ReaderParameters
        {
            AssemblyResolver = resolver,
            ReadSymbols = true,
            SymbolReaderProvider = new DefaultSymbolReaderProvider(throwIfNoSymbol: false),
        });
    }

    static IReadOnlyList<TypeDefinition> Contracts(ModuleDefinition module, Diagnostics diagnostics)
    {
        TypeDefinition[] contracts = [.. module.GetTypes().Where(IsContract)];
        if (contracts.Length == 0)
            diagnostics.Error("NEOC0003", $"{module.Name} has no public class that derives from SmartContract");
        foreach (var group in contracts.GroupBy(ContractName.Of).Where(group => group.Count() > 1))
            diagnostics.Error("NEOC0004", $"Two contracts of {module.Name} are named {group.Key}");
        return contracts;
    }

    static bool IsContract(TypeDefinition type)
    {
        if (!type.IsClass || type.IsAbstract || !(type.IsPublic || type.IsNestedPublic))
            return false;
        for (TypeReference? t = type.BaseType; t is not null; t = t.Resolve()?.BaseType)
            if (t.FullName == ContractBase)
                return true;
        return false;
    }

    static IEnumerable<(string Path, byte[] Content)> Build(TypeDefinition contract, CommandLine line, Diagnostics diagnostics)
    {
        var options = new CompilerOptions(line.Optimize);
        CompiledContract? compiled = Translator.Translate(contract, options, diagnostics);
        if (compiled is null)
            return [];
        try
        {
            return ContractFiles.Of(compiled, new SourcePaths(line.PathMap), line.Listing, diagnostics)
                .Select(file => (Path.Combine(line.OutputFolder, file.Name), file.Content));
        }
        catch (CompileException refused)
        {
            diagnostics.Error(refused.Id, $"{contract.Name}: {refused.Message}");
            return [];
        }
    }
}
