using Microsoft.Extensions.DependencyInjection;
using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;
using StarMiner.WorkerService.Tests.Failures;

namespace StarMiner.WorkerService.Tests.Provider;

/// <summary>A provider's pay, from the market to its account.</summary>
[Collection(AloneCollection.Name)]
public sealed class CollectServiceTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory(Timeout = 120_000)]
    [InlineData(1, true)]
    [InlineData(1_000 * SuiteOnChain.Agpu, false)]
    public async Task Pay_isSeenAndCollectedWhereItIsWorthTheFee(long collectFrom, bool isCollected)
    {
        var on = await SuiteOnChain.BranchAsync();
        ulong id = await on.OpenAsync(1);
        var chain = new KillableChain(on.Client, new Wire(), int.MaxValue, seed: 1);
        using var journal = WorkerJournal.Open(folder.Path, chain.Network, on.Key("one").Account());
        using var journaled = new JournaledChain(chain, chain, journal);
        using var device = DeviceCatalog.Open("host");
        var settings = new WorkerSettings
        {
            Role = WorkerRole.Provider,
            DataFolder = folder.Path,
            CollectFromAgpu = collectFrom,
            Quiet = true,
        };
        await using var app = WorkerHost.Build(
            settings, new SuiteClient(journaled, on.Suite.Addresses), on.Key("one"), journal, device, on.Kernels, on.Store,
            new QuickTime());
        var metrics = app.Services.GetRequiredService<WorkerMetrics>();

        await app.StartAsync();
        while ((isCollected ? metrics.EarnedAgpu : metrics.ClaimableAgpu) == 0) await Task.Delay(20);
        await app.StopAsync();

        (await on.Suite.Market.JobAsync(id)).Status.Should().Be(JobStatus.Settled);
        var waiting = await on.Suite.Market.ClaimableAsync(on.Key("one").Account());
        waiting.IsZero.Should().Be(isCollected);
        metrics.ClaimableAgpu.Should().BeApproximately((double)waiting / SuiteOnChain.Agpu, 1e-8);
    }
}
