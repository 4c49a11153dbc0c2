using System.Reflection;
using System.Text;
using StarMiner.Bindings;

namespace StarMiner.Compiler.Artifacts;

/// <summary>The files that stand for one contract.</summary>
public static class ContractFiles
{
    public static string CompilerName { get; } = "StarMiner neoc " + Version();

    public static IReadOnlyList<(string Name, byte[] Content)> Of(
        CompiledContract contract, SourcePaths paths, BuildOptions options, Diagnostics diagnostics)
    {
        string name = ContractName.Of(contract.Contract);
        byte[] nef = NefWriter.Write(contract, CompilerName, ManifestExtra.Source(contract.Contract));
        string manifest = ManifestWriter.Write(contract, diagnostics);
        List<(string, byte[])> files =
        [
            (name + ".nef", nef),
            (name + ".manifest.json", Encoding.UTF8.GetBytes(manifest)),
            (name + ".nefdbgnfo", DebugInfoWriter.Write(contract, paths)),
        ];
        if (options.Listing)
            files.Add((name + ".asm", Encoding.UTF8.GetBytes(Listing.Write(contract, paths))));
        if (options.Proxy)
            files.Add((name + ".proxy.cs", Encoding.UTF8.GetBytes(ProxyWriter.Write(contract))));
        return files;
    }

    static string Version()
        => typeof(ContractFiles).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
