using System.Diagnostics;
using StarMiner.Client;

namespace StarMiner.Cli.Commands;

/// <summary>
/// Contracts compiled anew from the sources around the current folder, compiler and framework too, in a folder of their
/// own: what lies in the sources' own output folders, from whenever, has no part in it.
/// </summary>
sealed class SourceBuild : IDisposable
{
    readonly string _folder;

    SourceBuild(string folder) => _folder = folder;

    /// <summary>Where the compiled contracts are, until this is disposed.</summary>
    public string Contracts => Path.Combine(_folder, "contracts");

    /// <param name="contracts">Names of contract projects.</param>
    /// <returns>Null where the current folder is not inside of the repository.</returns>
    /// <exception cref="ArtifactException">The sources do not build; the message says why.</exception>
    public static async Task<SourceBuild?> RunAsync(IEnumerable<string> contracts, CancellationToken cancel)
    {
        if (RepositoryRoot.Here() is not { } root) return null;
        var build = new SourceBuild(Directory.CreateTempSubdirectory("starminer-build-").FullName);
        try
        {
            await build.BuildAsync(contracts.Select(name => ProjectOf(root, name)), cancel);
            build.Collect();
            return build;
        }
        catch
        {
            build.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static string ProjectOf(string root, string name)
    {
        string contracts = Path.Combine(root, "contracts");
        return Directory.EnumerateFiles(contracts, $"{name}.csproj", SearchOption.AllDirectories).FirstOrDefault()
            ?? throw new ArtifactException($"there is no project {name} in {contracts}");
    }

    async Task BuildAsync(IEnumerable<string> projects, CancellationToken cancel)
    {
        string solution = Path.Combine(_folder, "contracts.slnx");
        var lines = projects.Select(
            project => $"""  <Project Path="{System.Security.SecurityElement.Escape(project)}" />""");
        await File.WriteAllLinesAsync(solution, ["<Solution>", .. lines, "</Solution>"], cancel);
        // A build node that waits for the next build may hold the pipe below, and this command with it, for a quarter of an hour.
        string[] arguments =
        [
            "build", solution, "-c", "Release", "--artifacts-path", Path.Combine(_folder, "build"), "-nologo", "-v:q",
            "-clp:NoSummary", "-nodeReuse:false",
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        using var stop = cancel.Register(() => process.Kill(entireProcessTree: true));
        string said = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancel.ThrowIfCancellationRequested();
        if (process.ExitCode != 0) throw new ArtifactException($"the contracts do not build: {FirstError(said)}");
    }

    static string FirstError(string said)
    {
        string[] lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))
            ?? string.Join(" ", lines.TakeLast(1));
    }

    void Collect()
    {
        Directory.CreateDirectory(Contracts);
        string built = Path.Combine(_folder, "build", "bin");
        foreach (string pattern in (string[])["*.nef", "*.manifest.json"])
            foreach (string file in Directory.EnumerateFiles(built, pattern, SearchOption.AllDirectories))
                File.Copy(file, Path.Combine(Contracts, Path.GetFileName(file)), overwrite: true);
    }
}
