using System.Diagnostics;
using System.Text.Json.Nodes;

namespace StarMiner.Simulator.Devnet.Tests.Support;

/// <summary>Programs of Node.js in a folder of these tests, with what npm put there.</summary>
sealed class NodePrograms(string folder)
{
    readonly string _folder = Path.Combine(Repository(), "tests", "Devnet", folder);

    /// <summary>Skips the test, visibly, where something is missing; in CI it fails.</summary>
    public void Require(params string[] programs)
    {
        string? missing = !Directory.Exists(Path.Combine(_folder, "node_modules"))
            ? $"npm's packages are not there: run 'npm ci' in {Path.GetRelativePath(Repository(), _folder)}"
            : programs.FirstOrDefault(program => !File.Exists(program)) is { } absent ? $"{absent} is not there" : null;
        if (missing is null) return;
        if (Environment.GetEnvironmentVariable("CI") == "true") throw new InvalidOperationException(missing);
        Skip.If(true, missing);
    }

    /// <summary>What the program prints, which is one JSON value.</summary>
    public async Task<JsonNode> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process node = Process.Start(start)!;
        Task<string> output = node.StandardOutput.ReadToEndAsync(), errors = node.StandardError.ReadToEndAsync();
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await node.WaitForExitAsync(late.Token);
        node.ExitCode.Should().Be(0, await errors);
        return JsonNode.Parse(await output)!;
    }

    public static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "neo-express.json"))) return folder.FullName;
        }
        throw new InvalidOperationException("the tests do not run inside the repository");
    }
}
