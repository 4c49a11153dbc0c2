using Mono.Cecil;

namespace StarMiner.Compiler;

/// <summary>
/// References are looked for beside the assembly, then in the .NET runtime: never in the working directory, which has
/// nothing to do with the contract.
/// </summary>
sealed class AssemblyFinder(string? folder) : IAssemblyResolver
{
    static readonly string runtimeFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>
    /// The runtime's assemblies are large and the same for every contract; Cecil's are not made for two threads.
    /// </summary>
    [ThreadStatic]
    static Dictionary<string, AssemblyDefinition>? runtime;

    readonly Dictionary<string, AssemblyDefinition> found = [];

    public AssemblyDefinition Resolve(AssemblyNameReference name) => Resolve(name, new ReaderParameters());

    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters)
        => (folder is null ? null : Find(found, folder, name.Name, parameters, this))
            ?? Find(runtime ??= [], runtimeFolder, name.Name, parameters, new AssemblyFinder(null))
            ?? throw new AssemblyResolutionException(name);

    /// <summary>What lies in the runtime refers to nothing else, whoever asked first.</summary>
    static AssemblyDefinition? Find(
        Dictionary<string, AssemblyDefinition> known, string place, string name, ReaderParameters parameters,
        AssemblyFinder references)
    {
        if (known.TryGetValue(name, out AssemblyDefinition? assembly))
            return assembly;
        string path = Path.Combine(place, name + ".dll");
        if (!File.Exists(path))
            return null;
        parameters.AssemblyResolver = references;
        return known[name] = (place == runtimeFolder ? null : WithSymbols(path, parameters))
            ?? AssemblyDefinition.ReadAssembly(path, parameters);
    }

    /// <summary>
    /// What is copied out of a library beside the contract keeps its lines; null where its symbols are missing or another
    /// build's. The framework's own code is nobody's to step through.
    /// </summary>
    static AssemblyDefinition? WithSymbols(string path, ReaderParameters parameters)
    {
        string symbols = Path.ChangeExtension(path, ".pdb");
        if (path.Contains("Neo.SmartContract.Framework") || !File.Exists(symbols))
            return null;
        try
        {
            return AssemblyDefinition.ReadAssembly(
                path, new ReaderParameters { AssemblyResolver = parameters.AssemblyResolver, ReadSymbols = true });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException
            or BadImageFormatException or Mono.Cecil.Cil.SymbolsNotMatchingException or Mono.Cecil.Cil.SymbolsNotFoundException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        foreach (AssemblyDefinition assembly in found.Values)
            assembly.Dispose();
    }
}
