using Microsoft.AspNetCore.Builder;
using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;
using StarMiner.Worker.Service.Provider;
using StarMiner.Worker.Store;

namespace StarMiner.Simulator.Demo;

/// <summary>What <c>starminer worker</c> runs, in this process: journal, service, and all.</summary>
sealed class DemoWorker : IAsyncDisposable
{
    static readonly TimeSpan Drain = TimeSpan.FromSeconds(1);

    readonly WorkerJournal _journal;
    readonly JournaledChain _chain;
    readonly WebApplication _app;

    public DemoWorker(
        WorkerRole role, DemoActor actor, string folder, ComputeDevice device, KernelRegistry kernels, IBlobStore store)
    {
        var settings = new WorkerSettings
        {
            Role = role,
            DataFolder = Path.Combine(folder, actor.Name),
            Policy = new ClaimPolicy { Capacity = 4 },
            Drain = Drain,
            Quiet = true,
        };
        _journal = WorkerJournal.Open(settings.DataFolder, actor.Chain.Network, actor.Key.Account());
        _chain = new JournaledChain(actor.Chain, actor.Chain, _journal);
        _app = WorkerHost.Build(
            settings, new SuiteClient(_chain, actor.Suite.Addresses), actor.Key, _journal, device, kernels, store);
    }

    public Task StartAsync(CancellationToken cancel) => _app.StartAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _chain.Dispose();
        _journal.Dispose();
    }
}
