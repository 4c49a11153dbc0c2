using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;

namespace StarMiner.WorkerService.Tests.Provider;

/// <summary>A worker whose GPU fails with every job.</summary>
[Collection(AloneCollection.Name)]
public sealed class DeviceLossTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task Provider_deviceFails_jobsAreDoneByTheHostAndNoneIsLost()
    {
        var on = await SuiteOnChain.BranchAsync();
        ulong[] ids = [await on.OpenAsync(1), await on.OpenAsync(2)];
        var chain = new KillableChain(on.Client, new Wire(), int.MaxValue, seed: 1);
        using var journal = WorkerJournal.Open(folder.Path, chain.Network, on.Key("one").Account());
        using var journaled = new JournaledChain(chain, chain, journal);
        using var devices = new DevicePool([new BrokenGpu()], DeviceCatalog.Open("host"));
        var failures = new List<DeviceFailure>();
        devices.Failed += failures.Add;
        var settings = new WorkerSettings
        {
            Role = WorkerRole.Provider,
            DataFolder = folder.Path,
            Policy = new() { Capacity = 1 },
            Poll = TimeSpan.FromMilliseconds(5),
        };
        await using var app = WorkerHost.Build(
            settings, new SuiteClient(journaled, on.Suite.Addresses), on.Key("one"), journal, devices, on.Kernels, on.Store);

        await app.StartAsync();
        foreach (ulong id in ids)
        {
            JobStatus status;
            while ((status = (await on.Suite.Market.JobAsync(id)).Status) < JobStatus.Settled) await Task.Delay(20);
            status.Should().Be(JobStatus.Settled);
        }
        await app.StopAsync();

        failures.Should().ContainSingle("a lost device is left alone").Which.Next!.Kind.Should().Be(DeviceKind.Host);
    }

    /// <summary>No kernel runs on it: what a job meets is a failure of the device.</summary>
    sealed class BrokenGpu() : ComputeDevice(new DeviceInfo("cuda:0", DeviceKind.Cuda, "broken", long.MaxValue, 1))
    {
        public override void Dispose()
        {
        }
    }
}
