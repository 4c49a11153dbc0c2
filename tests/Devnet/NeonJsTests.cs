using System.Diagnostics;
using System.Text.Json.Nodes;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests;

/// <summary>Unmodified neon-js from npm against a devnet.</summary>
public class NeonJsTests
{
    static readonly string Folder = Path.Combine(Repository(), "tests", "Devnet", "neon");

    [SkippableFact]
    public async Task Neon_transfers_reads_logs_balances_and_blocks()
    {
        SkipWithoutNeon();
        await using var devnet = await RunningDevnet.StartAsync();

        JsonNode done = await RunAsync("flow.mjs", devnet.Server.Url.ToString(), devnet.Alice.Keys.Export());

        done["network"]!.GetValue<uint>().Should().Be(devnet.Server.Ledger.Settings.Network);
        done["state"]!.GetValue<string>().Should().Be("HALT");
        done["amount"]!.GetValue<string>().Should().Be("3");
        done["symbol"]!.GetValue<string>().Should().Be("GAS");
        done["balance"]!.GetValue<string>().Should().Be("13");
        done["received"]!.GetValue<int>().Should().Be(11);
        done["inBlock"]!.GetValue<bool>().Should().BeTrue();
    }

    static void SkipWithoutNeon()
    {
        string? missing = !Directory.Exists(Path.Combine(Folder, "node_modules"))
            ? "neon-js is not there: run 'npm ci' in tests/Devnet/neon"
            : null;
        if (missing is null) return;
        if (Environment.GetEnvironmentVariable("CI") == "true") throw new InvalidOperationException(missing);
        Skip.If(true, missing);
    }

    static async Task<JsonNode> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = Folder,
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

    static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "neo-express.json"))) return folder.FullName;
        }
        throw new InvalidOperationException("the tests do not run inside the repository");
    }
}
