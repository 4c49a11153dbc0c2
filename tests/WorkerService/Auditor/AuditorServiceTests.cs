using Microsoft.Extensions.Hosting;
using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;

namespace StarMiner.WorkerService.Tests.Auditor;

public sealed class AuditorServiceTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Auditor_oneLiarAmongHonestJobs_isTheOnlyOneSlashed()
    {
        var on = await SuiteOnChain.BranchAsync();
        ulong honest = await CommitAsync(on, 1, tamper: null);
        ulong lying = await CommitAsync(on, 2, new FlipCell(17));
        ulong open = await on.OpenAsync(3);

        await AuditUntilAsync(on, async () => await StatusAsync(on, lying) == JobStatus.Slashed);

        (await StatusAsync(on, honest)).Should().Be(JobStatus.Committed);
        (await StatusAsync(on, open)).Should().Be(JobStatus.Open);
        using var journal = WorkerJournal.Open(folder.Path, on.Client.Network, on.Key("auditor").Account());
        journal.Mark("audited").Should().Be(lying, "what is open must be looked at again");
    }

    async Task AuditUntilAsync(SuiteOnChain on, Func<Task<bool>> isDone)
    {
        var chain = new KillableChain(on.Client, new Wire(), int.MaxValue, seed: 1);
        using var journal = WorkerJournal.Open(folder.Path, chain.Network, on.Key("auditor").Account());
        using var journaled = new JournaledChain(chain, chain, journal);
        using var device = DeviceCatalog.Open("host");
        var settings = new WorkerSettings
        {
            Role = WorkerRole.Auditor,
            DataFolder = folder.Path,
            Poll = TimeSpan.FromMilliseconds(1),
        };
        await using var app = WorkerHost.Build(
            settings, new SuiteClient(journaled, on.Suite.Addresses), on.Key("auditor"), journal, device, on.Kernels,
            on.Store);
        await app.StartAsync();
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        // The mark is set when a round has passed a job: one more block, one more round.
        while (!await isDone()) await Task.Delay(10, late.Token);
        await on.Client.WaitForHeightAsync(await on.Client.GetHeightAsync() + 1);
        while (journal.Mark("audited") < 2) await Task.Delay(10, late.Token);
        await app.StopAsync();
    }

    static async Task<ulong> CommitAsync(SuiteOnChain on, int seed, IOutputTamper? tamper)
    {
        ulong id = await on.OpenAsync(seed);
        using var device = DeviceCatalog.Open("host");
        var provider = new Worker.Jobs.Provider(
            on.Suite, on.Key("one"), device, new JobSource(on.Suite, on.Kernels, on.Store), on.Store) { Tamper = tamper };
        var job = await provider.PrepareAsync(id);
        await provider.ClaimAsync(job);
        await provider.CommitAsync(job, await provider.ComputeAsync(job));
        return id;
    }

    static async Task<JobStatus> StatusAsync(SuiteOnChain on, ulong id) => (await on.Suite.Market.JobAsync(id)).Status;
}
