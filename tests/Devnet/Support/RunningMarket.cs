using System.Text.Json.Nodes;
using StarMiner.Cli;

namespace StarMiner.Simulator.Devnet.Tests.Support;

/// <summary>What a dApp developer starts beside each other: a devnet with the suite, a store, and a provider at both.</summary>
sealed class RunningMarket : IAsyncDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("starminer-market-").FullName;
    readonly Stack<RunningCommand> _commands = [];

    /// <summary>The devnet's first line.</summary>
    public JsonNode Devnet { get; private set; } = null!;

    /// <summary>Where blobs are, without a slash at the end.</summary>
    public string Store { get; private set; } = null!;

    /// <param name="origin">Of the dApp's page, where it has one.</param>
    public static async Task<RunningMarket> StartAsync(string origin = "http://127.0.0.1:1")
    {
        var market = new RunningMarket();
        try
        {
            await market.BeginAsync(origin);
            return market;
        }
        catch
        {
            await market.DisposeAsync();
            throw;
        }
    }

    public string KeyOf(string account) => AccountOf(account)["wif"]!.GetValue<string>();

    /// <summary>A provider without a stake takes no job.</summary>
    /// <param name="task">Its number: 2 is rendering.</param>
    public async Task StakeAsync(string task)
    {
        using StringWriter output = new(), errors = new();
        int exit = await CommandLine.RunAsync(
            [
                "invoke", "AgpuToken.transfer", "provider", "StakingVaults", "5000 AGPU", $"[\"stake\", {task}]",
                "--as", "provider", "--wallet", Wallet,
            ],
            output, errors);
        exit.Should().Be(0, errors.ToString());
    }

    string Wallet => Path.Combine(_folder, "devnet.json");

    async Task BeginAsync(string origin)
    {
        string line = await RunAsync("devnet", "--port", "0", "--suite", "--json", "--mining", "mixed:100");
        Devnet = JsonNode.Parse(line)!;
        await File.WriteAllTextAsync(Wallet, line);
        string store = await RunAsync(
            "store", "--folder", Path.Combine(_folder, "blobs"), "--listen", "http://127.0.0.1:0", "--origin", origin);
        Store = store[store.LastIndexOf("http", StringComparison.Ordinal)..];
        await RunAsync(
            "worker", "--role", "provider", "--rpc", Devnet["rpc"]!.GetValue<string>(), "--wallet", Wallet, "--account", "provider",
            "--suite", AccountOf("deployer")["address"]!.GetValue<string>(), "--store", Store,
            "--data", Path.Combine(_folder, "provider"), "--device", "host", "--drain", "1");
    }

    async Task<string> RunAsync(params string[] arguments)
    {
        RunningCommand command = await RunningCommand.StartAsync(arguments);
        _commands.Push(command);
        return command.FirstLine;
    }

    JsonNode AccountOf(string name) =>
        Devnet["accounts"]!.AsArray().Single(account => account!["name"]!.GetValue<string>() == name)!;

    public async ValueTask DisposeAsync()
    {
        while (_commands.TryPop(out RunningCommand? command)) await command.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
