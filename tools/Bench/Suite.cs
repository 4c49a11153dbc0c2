namespace StarMiner.Bench;

/// <summary>Where the contracts of the suite lie after the build.</summary>
static class Suite
{
    static readonly string[] Projects =
    [
        "AgpuToken/AgpuToken", "Council/Council", "JobMarket/JobMarket", "Kernels/MatMul/MatMulKernel",
        "Referee/Referee",
    ];

    /// <summary>NEF, manifest and debug information, beside this program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "contracts");

    public static string Compiler => Path.Combine(Root, "tools/Compiler/bin/Release/net10.0/neoc.dll");

    /// <summary>What csc made of each contract project.</summary>
    public static IEnumerable<string> Assemblies => Projects.Select(project => Path.Combine(
        Root, "contracts", Path.GetDirectoryName(project)!, "bin/Release/net10.0", $"{Path.GetFileName(project)}.dll"));

    static string Root
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
