using System.Diagnostics;
using Mono.Cecil;
using StarMiner.Compiler.Artifacts;

namespace StarMiner.Compiler;

/// <summary>From assemblies to the files of their contracts: all of them, or, if any has an error, none.</summary>
public static class ContractBuild
{
    const string ContractBase = "Neo.SmartContract.Framework.SmartContract";

    sealed record Draft(string Name, int ScriptBytes, string Folder, IReadOnlyList<(string Name, byte[] Content)> Files)
    {
        public IReadOnlyList<(string Path, byte[] Content)> Placed
            => [.. Files.Select(file => (Path.Combine(Folder, file.Name), file.Content))];
    }

    /// <returns>What was written; empty exactly when there were errors.</returns>
    public static IReadOnlyList<BuiltContract> Run(
        IReadOnlyList<string> assemblies, BuildOptions options, Diagnostics diagnostics)
    {
        diagnostics.Silence(options.Silenced, options.WarningsAsErrors);
        var results = Each(assemblies, assembly =>
        {
            Diagnostics own = diagnostics.Apart();
            return (Drafts: Translate(assembly, options, own), Diagnostics: own);
        });
        results.ForEach(result => diagnostics.Include(result.Diagnostics));
        List<Draft> drafts = [.. results.SelectMany(result => result.Drafts)];
        RefuseSharedNames(drafts, diagnostics);
        if (diagnostics.HasErrors || !OutputFiles.Write([.. drafts.SelectMany(draft => draft.Placed)], diagnostics))
            return [];
        return [.. drafts.Select(draft => new BuiltContract(
            draft.Name, draft.ScriptBytes, [.. draft.Placed.Select(file => file.Path)]))];
    }

    /// <summary>Assemblies share nothing; messages and files keep their order.</summary>
    static List<T> Each<T>(IReadOnlyList<string> assemblies, Func<string, T> translate)
        => assemblies.Count == 1
            ? [translate(assemblies[0])]
            : [.. assemblies.AsParallel().AsOrdered().Select(translate)];

    static List<Draft> Translate(string assembly, BuildOptions options, Diagnostics diagnostics)
    {
        using ContractAssembly? opened = ContractAssembly.Open(assembly, diagnostics);
        if (opened is null)
            return [];
        TypeDefinition[] contracts = [.. opened.Module.GetTypes().Where(IsContract)];
        if (contracts.Length == 0)
            diagnostics.Error("NEOC0003",
                $"{opened.Module.Name} has no public class that derives from SmartContract");
        string folder = Path.GetFullPath(options.OutputFolder ?? Path.GetDirectoryName(Path.GetFullPath(assembly))!);
        List<Draft> drafts = [];
        foreach (TypeDefinition contract in contracts)
        {
            Diagnostics own = diagnostics.Apart();
            if (Translate(contract, folder, options, own) is { } draft)
                drafts.Add(draft);
            diagnostics.Include(own);
        }
        return drafts;
    }

    static Draft? Translate(TypeDefinition contract, string folder, BuildOptions options, Diagnostics diagnostics)
    {
        try
        {
            var settings = new CompilerOptions(options.Optimize);
            CompiledContract? compiled = Translator.Translate(contract, settings, diagnostics);
            if (compiled is null)
                return null;
            var files = ContractFiles.Of(compiled, new SourcePaths(options.PathMap), options, diagnostics);
            return new Draft(ContractName.Of(contract), compiled.Script.Length, folder, files);
        }
        catch (CompileException refused)
        {
            diagnostics.Error(refused.Id, $"{contract.Name}: {refused.Message}");
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            string? where = new StackTrace(bug).GetFrame(0)?.GetMethod() is { } method
                ? $" in {method.DeclaringType?.Name}.{method.Name}"
                : "";
            diagnostics.Error("NEOC0009", $"neoc itself failed on {contract.FullName}{where}: "
                + $"{bug.GetType().Name}: {bug.Message.ReplaceLineEndings(" ")}");
        }
        return null;
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

    static void RefuseSharedNames(List<Draft> drafts, Diagnostics diagnostics)
    {
        foreach (var group in drafts.GroupBy(draft => (draft.Folder, draft.Name)).Where(group => group.Count() > 1))
            diagnostics.Error("NEOC0004",
                $"{group.Count()} contracts are named {group.Key.Name}: their files would be the same");
    }
}
