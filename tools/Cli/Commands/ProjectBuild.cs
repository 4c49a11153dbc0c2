using System.Diagnostics;
using StarMiner.Compiler;

namespace StarMiner.Cli.Commands;

/// <summary>A contract project as <c>dotnet build</c> makes it: the C# compiler, then neoc.</summary>
static class ProjectBuild
{
    /// <returns>The project's file; null where the path means none.</returns>
    public static string? Find(string path)
    {
        if (File.Exists(path)) return Path.GetExtension(path) == ".csproj" ? path : null;
        if (!Directory.Exists(path)) return null;
        string[] projects = Directory.GetFiles(path, "*.csproj");
        return projects.Length == 1 ? projects[0] : null;
    }

    public static async Task<int> RunAsync(
        string project, BuildOptions options, Streams streams, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("dotnet", Arguments(project, options)) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        using var stop = cancel.Register(() => process.Kill(entireProcessTree: true));
        string text = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancel.ThrowIfCancellationRequested();
        var target = process.ExitCode == 0 ? streams.Output : streams.Error;
        const StringSplitOptions clean = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        foreach (string line in text.Split('\n', clean))
            target.WriteLine(line);
        return process.ExitCode == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    static IEnumerable<string> Arguments(string project, BuildOptions options)
    {
        // One project: a second process of the build would spend twice the time.
        string[] always = ["build", project, "-c", "Release", "-m:1", "-nologo", "-v:m", "-clp:NoSummary"];
        foreach (string argument in always) yield return argument;
        yield return "-p:NeocTellFiles=true";
        if (!options.Optimize) yield return "-p:NeocOptimize=false";
        if (options.Listing) yield return "-p:NeocListing=true";
        if (options.OutputFolder is { } folder) yield return $"-p:NeocOutputFolder={Path.GetFullPath(folder)}";
    }
}
