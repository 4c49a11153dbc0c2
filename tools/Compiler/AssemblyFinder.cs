using Mono.Cecil;

namespace StarMiner.Compiler;

/// <summary>
/// References are looked for beside the assembly, then in the .NET runtime: never in the working directory, which has
/// nothing to do with the contract.
/// </summary>
sealed class AssemblyFinder(string folder) : IAssemblyResolver
{
    static readonly string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    readonly Dictionary<string, AssemblyDefinition> found = [];

    public AssemblyDefinition Resolve(AssemblyNameReference name) => Resolve(name, new ReaderParameters());

    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters)
    {
        if (found.TryGetValue(name.Name, out AssemblyDefinition? known))
            return known;
        parameters.AssemblyResolver = this;
        string? path = new[] { folder, runtime }
            .Select(place => Path.Combine(place, name.Name + ".dll"))
            .FirstOrDefault(File.Exists);
        return found[name.Name] = path is null
            ? throw new AssemblyResolutionException(name)
            : AssemblyDefinition.ReadAssembly(path, parameters);
    }

    public void Dispose()
    {
        foreach (AssemblyDefinition assembly in found.Values)
            assembly.Dispose();
    }
}
