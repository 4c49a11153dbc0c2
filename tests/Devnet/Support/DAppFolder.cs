using StarMiner.Cli;

namespace StarMiner.Simulator.Devnet.Tests.Support;

/// <summary>A dApp as its developer has it: npm's packages, what <c>starminer bindgen</c> wrote, and the example's files.</summary>
sealed class DAppFolder : IDisposable
{
    /// <summary>Its names are those that languages keep for themselves.</summary>
    static readonly string Awkward = In(NodePrograms.Repository(), "tests", "Devnet", "Clients", "Awkward.manifest.json");

    DAppFolder()
    {
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("starminer-dapp-").FullName;

    /// <param name="programs">Of tests/Devnet/neon, copied beside the packages that they import.</param>
    public static async Task<DAppFolder> WriteAsync(params string[] programs)
    {
        var folder = new DAppFolder();
        string neon = In(NodePrograms.Repository(), "tests", "Devnet", "neon");
        Directory.CreateSymbolicLink(In(folder.Path, "node_modules"), In(neon, "node_modules"));
        IEnumerable<string> files = Directory.EnumerateFiles(In(NodePrograms.Repository(), "tools", "ClientGenerator", "Example"))
            .Concat(programs.Append("package.json").Select(program => In(neon, program)));
        foreach (string file in files) File.Copy(file, In(folder.Path, System.IO.Path.GetFileName(file)));
        using StringWriter output = new(), errors = new();
        int exit = await CommandLine.RunAsync(
            ["bindgen", "--lang", "ts", Awkward, "--suite", "-o", In(folder.Path, "clients")], output, errors);
        exit.Should().Be(0, errors.ToString());
        return folder;
    }

    public string PathOf(string name) => In(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    static string In(params string[] parts) => System.IO.Path.Combine(parts);
}
