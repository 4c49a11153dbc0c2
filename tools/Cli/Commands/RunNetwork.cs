using System.CommandLine;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Cli.Commands;

/// <summary><c>run --network URL</c>: a scenario on a node instead of on a chain of its own.</summary>
sealed class RunNetwork
{
    readonly Option<Uri?> _network = new("--network")
    {
        Description = "JSON-RPC address of a node to run on: a devnet, neo-express, any N3 network. What it cannot do is "
            + "skipped with a note.",
        CustomParser = WorkerOptions.Http,
    };

    readonly Option<string?> _wallet = new("--wallet")
    {
        Description = "With --network: neo-express file, NEP-6 wallet or what devnet --json printed. Its account pays "
            + "for the actors, who are new in each run, and gets back what they have not spent.",
    };

    readonly Option<string?> _account = new("--as")
    {
        Description = "With --network: the wallet's account that pays; default: the file's first.",
    };

    readonly Option<string?> _password = new("--password-file")
    {
        Description = $"File with the NEP-6 password; or set {Passwords.Variable}; otherwise it is asked for.",
    };

    readonly Option<int> _patience = new("--patience")
    {
        Description = "With --network: so many seconds a step may wait for blocks that nobody can hurry, 1 to 86400.",
        DefaultValueFactory = _ => 120,
        CustomParser = result => WorkerOptions.Number(result, 1, 86_400),
    };

    readonly Option<bool> _mainnet = new("--i-know-this-is-mainnet") { Description = "Needed on Neo's main network." };

    /// <param name="ownOnly">Options that need the chain in this process.</param>
    public void AddTo(Command command, params Option[] ownOnly)
    {
        foreach (var option in new Option[] { _network, _wallet, _account, _password, _patience, _mainnet })
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_network) is null) return;
            if (result.GetResult(_wallet) is null) result.AddError("--network needs --wallet: who pays for the actors?");
            foreach (var option in ownOnly)
                if (result.GetResult(option) is { Implicit: false })
                    result.AddError($"{option.Name} looks into the chain of this process: not together with --network");
        });
    }

    /// <summary>Null where the run is to have a chain of its own.</summary>
    public Func<CancellationToken, Task<IScenarioNetwork>>? Of(ParseResult parsed) =>
        parsed.GetValue(_network) is { } url ? cancel => OpenAsync(parsed, url, cancel) : null;

    async Task<IScenarioNetwork> OpenAsync(ParseResult parsed, Uri url, CancellationToken cancel)
    {
        string wallet = parsed.GetValue(_wallet)!;
        var (payer, network) = WalletFile.Open(
            wallet, parsed.GetValue(_account), () => Passwords.For(wallet, parsed.GetValue(_password)));
        var node = await RpcChainClient.ConnectAsync(url, network, cancel);
        DeployCommand.RefuseMainnet(node, parsed.GetValue(_mainnet));
        return await NodeNetwork.OpenAsync(node, payer.Key, TimeSpan.FromSeconds(parsed.GetValue(_patience)), cancel);
    }
}
