using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;

namespace StarMiner.WorkerService.Tests.Auditor;

/// <summary>An auditor's services over a journal that outlives them.</summary>
static class AuditorLife
{
    /// <summary>From its start to its kill, or to where the test has what it waits for.</summary>
    /// <param name="chain">Kills it.</param>
    /// <param name="has">The services that it has; not the host, as a killed process stops nothing in good order.</param>
    /// <param name="isDone">Asked again and again; may move the others on meanwhile.</param>
    /// <returns>Whether it came to its end without being killed.</returns>
    internal static async Task<bool> LiveAsync(
        SuiteOnChain on, KillableChain chain, WorkerSettings settings, Predicate<IHostedService> has,
        Func<Task<bool>> isDone)
    {
        using var journal = WorkerJournal.Open(settings.DataFolder, chain.Network, on.Key("auditor").Account());
        using var journaled = new JournaledChain(chain, chain, journal);
        using var device = DeviceCatalog.Open("host");
        await using var app = WorkerHost.Build(
            settings, new SuiteClient(journaled, on.Suite.Addresses), on.Key("auditor"), journal, device, on.Kernels,
            on.Store);
        foreach (var service in app.Services.GetServices<IHostedService>())
            if (has(service))
                await service.StartAsync(default);
        while (!chain.Killed.IsCompleted && !await isDone()) await Task.Delay(2);
        return !chain.Killed.IsCompleted;
    }
}
