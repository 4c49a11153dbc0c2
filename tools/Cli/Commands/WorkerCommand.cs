using System.CommandLine;
using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Service;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;
using StarMiner.Worker.Store;

namespace StarMiner.Cli.Commands;

/// <summary><c>starminer worker</c>: a provider, an auditor or an oracle that runs until it is stopped.</summary>
static class WorkerCommand
{
    public static Command Create(TextWriter output)
    {
        var command = new Command(
            "worker", "Do jobs, check them, or watch who does them, until stopped; a restart goes on where it was.")
        {
            WorkerOptions.Role, WorkerOptions.Rpc, WorkerOptions.Sockets, WorkerOptions.Wallet, WorkerOptions.Account,
            WorkerOptions.PasswordFile, WorkerOptions.Deployer, WorkerOptions.Contracts, WorkerOptions.Store,
            WorkerOptions.StoreToken, WorkerOptions.Data, WorkerOptions.Device, WorkerOptions.Tasks,
            WorkerOptions.Tiers, WorkerOptions.MinPrice, WorkerOptions.Capacity, WorkerOptions.NoPublicWork,
            WorkerOptions.CommitteeSlots, WorkerOptions.OracleBond, WorkerOptions.Drain, WorkerOptions.Listen,
            WorkerOptions.JsonLogs, WorkerOptions.Dashboard,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed, output, cancel));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, TextWriter output, CancellationToken cancel)
    {
        var settings = WorkerOptions.Read(parsed);
        string wallet = parsed.GetRequiredValue(WorkerOptions.Wallet);
        var (account, network) = WalletFile.Open(
            wallet, parsed.GetValue(WorkerOptions.Account),
            () => Passwords.For(wallet, parsed.GetValue(WorkerOptions.PasswordFile)));
        var addresses = AddressesOf(parsed);
        using var devices = DeviceCatalog.OpenAll(
            parsed.GetRequiredValue(WorkerOptions.Device), refused => output.WriteLine(refused.ReplaceLineEndings(" ")));
        var store = OpenStore(parsed);
        try
        {
            using var chain = await ConnectAsync(parsed.GetRequiredValue(WorkerOptions.Rpc), network, output, cancel);
            await CheckSuiteAsync(chain, addresses, parsed, cancel);
            await WorkAsync(chain, settings, account, addresses, devices, store, output, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            output.WriteLine("stopped before it began");
        }
        return ExitCodes.Done;
    }

    static async Task WorkAsync(
        RpcChainClient chain, WorkerSettings settings, WalletAccount account, SuiteAddresses addresses, DevicePool devices,
        IBlobStore store, TextWriter output, CancellationToken stop)
    {
        using var journal = WorkerJournal.Open(settings.DataFolder, chain.Network, account.Account);
        using var journaled = new JournaledChain(chain, chain, journal);
        var suite = new SuiteClient(journaled, addresses);
        await using var app = WorkerHost.Build(
            settings, suite, account.Key, journal, devices, KernelRegistry.Of(addresses), store);
        output.WriteLine(
            $"{settings.Role.ToString().ToLowerInvariant()} {Accounts.Address(account.Account)} on network "
            + $"{chain.Network} at {chain.Url}, on {Named(devices)}, journal {journal.Path}");
        try
        {
            await app.StartAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What has started already is stopped in good order below.
        }
        catch (IOException taken)
        {
            throw new ChainException($"cannot listen at {settings.Listen}: {taken.Message}", taken);
        }
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        output.WriteLine("stopping: nothing new is taken, what is in hand is brought to its end");
        await app.StopAsync(CancellationToken.None);
    }

    static string Named(DevicePool devices) =>
        string.Join(", ", devices.Devices.Select(device => $"{device.Id} ({device.Name})"));

    /// <summary>A node that is down is waited for: a worker may be started before its node.</summary>
    static async Task<RpcChainClient> ConnectAsync(
        Uri rpc, uint? network, TextWriter output, CancellationToken cancel)
    {
        var backoff = new Backoff(System.TimeProvider.System);
        while (true)
        {
            try
            {
                var chain = await RpcChainClient.ConnectAsync(rpc, cancel: cancel);
                if (network is { } expected && expected != chain.Network)
                    throw new WalletException($"{rpc} is on network {chain.Network}, the wallet is for {expected}");
                return chain;
            }
            catch (ChainException down)
            {
                TimeSpan wait = backoff.Next();
                output.WriteLine($"{down.Message.ReplaceLineEndings(" ")}; next try in {wait.TotalSeconds:0.0} s");
                await Task.Delay(wait, cancel);
            }
        }
    }

    static SuiteAddresses AddressesOf(ParseResult parsed) => new SuitePlan(
        SuiteArtifacts.Load(parsed.GetRequiredValue(WorkerOptions.Contracts)),
        Accounts.Parse(parsed.GetRequiredValue(WorkerOptions.Deployer))!).Addresses;

    /// <summary>
    /// A contract's hash does not change when it is updated: a kernel of another code is another law, and working by
    /// this build's would cost the bond.
    /// </summary>
    static async Task CheckSuiteAsync(
        RpcChainClient chain, SuiteAddresses suite, ParseResult parsed, CancellationToken cancel)
    {
        string folder = parsed.GetRequiredValue(WorkerOptions.Contracts);
        string deployer = parsed.GetRequiredValue(WorkerOptions.Deployer);
        if (await chain.GetContractAsync(suite.Council, cancel) is null)
            throw new ChainException(
                $"no suite of the contracts in {folder} that {deployer} deployed is at {chain.Url}");
        foreach (var (name, hash) in suite.Kernels)
        {
            var there = await chain.GetContractAsync(hash, cancel);
            if (there is not null && there.NefChecksum != ContractArtifact.Load(folder, name).Nef.CheckSum)
                throw new ChainException($"{name} at {chain.Url} was updated: this worker has another law of it");
        }
    }

    static IBlobStore OpenStore(ParseResult parsed)
    {
        string where = parsed.GetRequiredValue(WorkerOptions.Store);
        string? token = parsed.GetValue(WorkerOptions.StoreToken) is { } file ? Passwords.ReadFile(file) : null;
        return Uri.TryCreate(where, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new HttpBlobStore(url, token)
            : new FolderBlobStore(where);
    }
}
