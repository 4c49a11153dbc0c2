using StarMiner.Client;
using StarMiner.Simulator.Devnet;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Store;

namespace StarMiner.Simulator.Demo;

/// <summary>
/// A market at work on a devnet that has the suite: clients, two providers, an auditor and a liar, each an account of
/// the devnet that speaks JSON-RPC to it, in this process. It goes on until it is disposed.
/// </summary>
public sealed class DemoMarket : IAsyncDisposable
{
    const long ProviderStakeAgpu = 5_000_00000000, AuditorStakeAgpu = 1_000_00000000;

    static readonly string[] Clients = ["alice", "bob", "client"];
    static readonly string[] Providers = ["provider", "carol"];
    const string Auditor = "erin", Liar = "dave", Deployer = "deployer";

    readonly CancellationTokenSource _stop = new();
    readonly List<DemoActor> _actors = [];
    readonly List<DemoWorker> _workers = [];
    readonly DevnetServer _devnet;
    readonly DemoOptions _options;
    readonly ComputeDevice _device = DeviceCatalog.Open("host");
    readonly string _folder;
    Task _acting = Task.CompletedTask;

    DemoMarket(DevnetServer devnet, DemoOptions options)
    {
        _devnet = devnet;
        _options = options;
        _folder = options.Folder ?? Directory.CreateTempSubdirectory("starminer-demo-").FullName;
    }

    /// <summary>Something did not go as the demo wanted, in one line; it goes on.</summary>
    public event Action<string>? Failed;

    /// <summary>The accounts that take part, by what they do.</summary>
    public static string Cast =>
        $"{string.Join(", ", Clients)} open jobs, {string.Join(" and ", Providers)} do them, {Auditor} checks, "
        + $"{Liar} lies";

    /// <param name="suiteFolder">Of the compiled contracts that the devnet was started with.</param>
    /// <exception cref="ChainException">The devnet has no suite, or not the demo's accounts.</exception>
    public static async Task<DemoMarket> StartAsync(
        DevnetServer devnet, string suiteFolder, DemoOptions? options = null, CancellationToken cancel = default)
    {
        if (devnet.Contracts.Count == 0) throw new ChainException("the demo needs a devnet with the suite");
        var market = new DemoMarket(devnet, options ?? new DemoOptions());
        try
        {
            await market.BeginAsync(suiteFolder, cancel);
            return market;
        }
        catch
        {
            await market.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _acting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_workers.Select(worker => worker.DisposeAsync().AsTask()));
        foreach (DemoActor actor in _actors) actor.Dispose();
        _device.Dispose();
        _stop.Dispose();
        if (_options.Folder is null) Directory.Delete(_folder, recursive: true);
    }

    async Task BeginAsync(string suiteFolder, CancellationToken cancel)
    {
        SuiteAddresses suite = new SuitePlan(
            SuiteArtifacts.Load(suiteFolder), AccountOf(Deployer).ScriptHash).Addresses;
        var store = new FolderBlobStore(Path.Combine(_folder, "blobs"));
        KernelRegistry kernels = KernelRegistry.Of(suite);
        foreach (string name in Providers)
            await EmployAsync(WorkerRole.Provider, name, ProviderStakeAgpu);
        await EmployAsync(WorkerRole.Auditor, Auditor, AuditorStakeAgpu);

        var clients = new DemoClients(_options, store);
        var liar = new DemoLiar(_options, store, kernels, _device);
        List<Task> acting = [];
        for (int i = 0; i < Clients.Length; i++)
        {
            (DemoActor client, Random random) = (await ActorAsync(Clients[i], suite, cancel), new(_options.Seed + i));
            acting.Add(GoOnAsync(client.Name, () => clients.RunAsync(client, random, _stop.Token)));
        }
        DemoActor dishonest = await ActorAsync(Liar, suite, cancel);
        DemoActor victim = await ActorAsync(Clients[0], suite, cancel);
        acting.Add(GoOnAsync(Liar, () => liar.RunAsync(dishonest, victim, new(_options.Seed + 10), _stop.Token)));
        DemoActor publisher = await ActorAsync(Deployer, suite, cancel);
        acting.Add(GoOnAsync(Deployer, () => PublishAsync(publisher)));
        _acting = Task.WhenAll(acting);

        async Task EmployAsync(WorkerRole role, string name, long stakeAgpu)
        {
            DemoActor actor = await ActorAsync(name, suite, cancel);
            await actor.StakeAsync(stakeAgpu, Enum.GetValues<JobTask>(), cancel);
            var worker = new DemoWorker(role, actor, _folder, _device, kernels, store);
            _workers.Add(worker);
            await worker.StartAsync(cancel);
        }
    }

    /// <summary>Public work: anyone may publish an epoch's next job.</summary>
    async Task PublishAsync(DemoActor publisher)
    {
        while (true)
        {
            try
            {
                await publisher.Suite.Rewards.PublishAsync(publisher.Key, _stop.Token);
            }
            catch (ContractFaultException refusal) when (
                refusal.Error is "RewardController/all-published" or "RewardController/too-early")
            {
                // An epoch has so many, evenly over its day.
            }
            await Task.Delay(_options.Rarely, _stop.Token);
        }
    }

    /// <summary>What an actor does, again and again: a refusal or a restored chain stops nobody for long.</summary>
    async Task GoOnAsync(string name, Func<Task> act)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await act();
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is ChainException or BlobException or JobException)
            {
                Failed?.Invoke($"{name}: {failure.Message.ReplaceLineEndings(" ")}");
                await Task.Delay(_options.Pause, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task<DemoActor> ActorAsync(string name, SuiteAddresses suite, CancellationToken cancel)
    {
        RpcChainClient chain = await RpcChainClient.ConnectAsync(_devnet.Url, cancel: cancel);
        var actor = new DemoActor(AccountOf(name), chain, suite);
        _actors.Add(actor);
        return actor;
    }

    Actor AccountOf(string name) => _devnet.Accounts.FirstOrDefault(account => account.Name == name)
        ?? throw new ChainException($"the demo needs an account named {name}");
}
