using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;
using StarMiner.Worker.Service.Provider;

namespace StarMiner.WorkerService.Tests;

/// <summary>
/// Two workers and two auditors on one chain, each with a journal of its own, and a liar who hides its output.
/// </summary>
public sealed class SharedQueueTests : IAsyncLifetime
{
    const int Jobs = 10;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly TemporaryFolder folder = new();
    readonly RunningServices running = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await running.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task TwoWorkersAndTwoAuditors_oneQueue_nothingIsDoneTwice()
    {
        var on = await SuiteOnChain.BranchAsync();
        ulong lied = await on.OpenAsync(99);
        var ids = new List<ulong>();
        using var shared = new SharedChain(on.Chain);
        var (job, output) = await CommitAsync(Liar(on, on.Suite), lied);
        var liar = Liar(on, new SuiteClient(new SharedClient(shared), on.Suite.Addresses));
        for (int i = 0; i < Jobs; i++) ids.Add(await on.OpenAsync(i));

        var mining = shared.MineAsync();
        foreach (string worker in (string[])["one", "two"]) await StartAsync(on, shared, worker, WorkerRole.Provider);
        foreach (string auditor in (string[])["auditor", "auditor-two"])
            await StartAsync(on, shared, auditor, WorkerRole.Auditor);
        var view = new SuiteClient(new SharedClient(shared), on.Suite.Addresses);
        using var late = new CancellationTokenSource(Patience);
        while (!await AreOverAsync(view, [.. ids, lied]) || EventsOf(shared, "RewardPaid").Count == 0)
        {
            await liar.MeetDemandsAsync(job, output, late.Token);
            await Task.Delay(5, late.Token);
        }
        await running.StopAsync();
        shared.Dispose();
        await mining;

        foreach (ulong id in ids) (await on.Suite.Market.JobAsync(id)).Status.Should().Be(JobStatus.Settled);
        (await on.Suite.Market.JobAsync(lied)).Status.Should().Be(JobStatus.Slashed);
        JobsOf(shared, "JobClaimed").Should().BeEquivalentTo(ids, "each is claimed once");
        JobsOf(shared, "JobCommitted").Should().BeEquivalentTo(ids, "and computed once");
        JobsOf(shared, "FaultProven").Should().Equal(lied);
        EventsOf(shared, "DataDemanded").Select(demand => demand.Values[2].AsInt32()).Should()
            .OnlyHaveUniqueItems("no node is demanded twice");
        EventsOf(shared, "JobClaimed").Select(claim => claim.Values[1].AsHash160()).Distinct().Should()
            .HaveCount(2, "both have a part of it");
    }

    /// <summary>Shows its output to nobody.</summary>
    Worker.Jobs.Provider Liar(SuiteOnChain on, SuiteClient suite) =>
        new(suite, on.Key("liar"), Device(), new JobSource(suite, on.Kernels, on.Store), on.Store)
        {
            Tamper = new FlipCell(7),
            WithholdsOutput = true,
        };

    /// <summary>Before the others start.</summary>
    static async Task<(PreparedJob, Worker.Store.VerifiedBlob)> CommitAsync(Worker.Jobs.Provider liar, ulong id)
    {
        var job = await liar.PrepareAsync(id);
        await liar.ClaimAsync(job);
        var output = await liar.ComputeAsync(job);
        await liar.CommitAsync(job, output);
        return (job, output);
    }

    async Task StartAsync(SuiteOnChain on, SharedChain shared, string who, WorkerRole role)
    {
        string data = Path.Combine(folder.Path, who);
        var chain = new SharedClient(shared);
        var journal = WorkerJournal.Open(data, chain.Network, on.Key(who).Account());
        var journaled = new JournaledChain(chain, chain, journal);
        running.Keep(journal, journaled);
        var settings = new WorkerSettings
        {
            Role = role,
            DataFolder = data,
            Policy = new ClaimPolicy { Capacity = 3 },
            Poll = TimeSpan.FromMilliseconds(3),
            Drain = TimeSpan.FromSeconds(1),
        };
        var app = WorkerHost.Build(
            settings, new SuiteClient(journaled, on.Suite.Addresses), on.Key(who), journal, Device(), on.Kernels,
            on.Store);
        await running.StartAsync(app);
    }

    ComputeDevice Device()
    {
        var device = DeviceCatalog.Open("host");
        running.Keep(device);
        return device;
    }

    static async Task<bool> AreOverAsync(SuiteClient suite, ulong[] ids)
    {
        foreach (ulong id in ids)
            if ((await suite.Market.JobAsync(id)).Status < JobStatus.Settled) return false;
        return true;
    }

    static List<ContractEvent> EventsOf(SharedChain shared, string name) =>
        [.. shared.Receipts.SelectMany(receipt => receipt.Events).Where(happened => happened.Name == name)];

    static List<ulong> JobsOf(SharedChain shared, string name) =>
        [.. EventsOf(shared, name).Select(happened => happened.Values[0].AsUInt64())];
}
