using System.CommandLine;
using StarMiner.Client;

namespace StarMiner.Cli.Commands;

/// <summary>Which chain a command talks to, and by which names.</summary>
sealed class ChainOptions
{
    static readonly Uri UsualDevnet = new("http://127.0.0.1:10332");

    readonly Option<Uri?> _rpc = new("--rpc")
    {
        Description = "JSON-RPC address of a Neo node; default: the devnet's whose output --wallet is, else http://127.0.0.1:10332.",
        CustomParser = WorkerOptions.Http,
    };

    readonly Option<string?> _wallet = new("--wallet")
    {
        Description = "neo-express file, NEP-6 wallet or what devnet --json printed: its accounts are known by name, and sign.",
    };

    readonly Option<string?> _deployer = new("--suite")
    {
        Description = "Address of the account that deployed the suite; default: what the journal says.",
    };

    readonly Option<string?> _contracts = new("--contracts") { Description = "Folder of compiled contracts." };

    readonly Option<string> _journals = new("--journal")
    {
        Description = "Folder of the deployment journals.",
        DefaultValueFactory = _ => "deployments",
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _rpc, _wallet, _deployer, _contracts, _journals }) command.Add(option);
    }

    public async Task<ChainContext> OpenAsync(ParseResult parsed, CancellationToken cancel)
    {
        string? wallet = parsed.GetValue(_wallet);
        var devnet = wallet is null ? null : DevnetFile.TryRead(wallet);
        var chain = await RpcChainClient.ConnectAsync(parsed.GetValue(_rpc) ?? devnet?.Rpc ?? UsualDevnet, null, cancel);
        try
        {
            var names = new NameBook().AddContracts(devnet?.Contracts.AsEnumerable() ?? []).AddContracts(Suite(parsed, chain.Network));
            if (wallet is not null) names.AddAccounts(WalletFile.NamesIn(wallet));
            return new ChainContext(chain, names, wallet);
        }
        catch
        {
            chain.Dispose();
            throw;
        }
    }

    /// <summary>Folder of compiled contracts, where one is named.</summary>
    public string? GivenFolder(ParseResult parsed) => parsed.GetValue(_contracts);

    public string JournalPath(ParseResult parsed, uint network) =>
        DeploymentJournal.PathFor(parsed.GetRequiredValue(_journals), network);

    /// <summary>The suite's contracts: of the deployer who is named, else of the journal where there is one.</summary>
    IEnumerable<KeyValuePair<string, Neo.UInt160>> Suite(ParseResult parsed, uint network)
    {
        if (parsed.GetValue(_deployer) is not { } deployer)
            return DeploymentJournal.ContractsIn(JournalPath(parsed, network));
        var artifacts = SuiteArtifacts.Load(GivenFolder(parsed) ?? SuiteArtifacts.DefaultFolder);
        return new SuitePlan(artifacts, Accounts.Parse(deployer)!)
            .Contracts.Select(step => KeyValuePair.Create(step.Artifact.Name, step.Hash));
    }
}

/// <param name="Wallet">Path of the wallet file, where one was named.</param>
sealed record ChainContext(RpcChainClient Chain, NameBook Names, string? Wallet) : IDisposable
{
    public void Dispose() => Chain.Dispose();
}
