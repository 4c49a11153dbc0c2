namespace StarMiner.Bench;

/// <summary>Where the repository is, and in it what the build made of the suite.</summary>
static class Suite
{
    /// <summary>NEF, manifest and debug information, beside this program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "contracts");

    public static string Compiler => Path.Combine(Root, "tools/Compiler/bin/Release/net10.0/neoc.dll");

    public static string Cli => Path.Combine(Root, "tools/Cli/bin/Release/net10.0/starminer.dll");

    /// <summary>What csc made of each contract project: the assemblies that have a contract beside them.</summary>
    public static IEnumerable<string> Assemblies => Directory
        .EnumerateFiles(Path.Combine(Root, "contracts"), "*.nef", SearchOption.AllDirectories)
        .Where(nef => nef.Contains("/bin/Release/", StringComparison.Ordinal))
        .Select(nef => Path.ChangeExtension(nef, ".dll"))
        .Where(File.Exists)
        .Order(StringComparer.Ordinal);

    public static string Assembly(string contract) =>
        Assemblies.First(path => Path.GetFileName(path) == $"{contract}.dll");

    /// <summary>Of the repository.</summary>
    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StarMiner.Contracts.sln")))
                folder = folder.Parent;
            return folder?.FullName ?? throw new DirectoryNotFoundException("run this from a build in the repository");
        }
    }
}
