using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;

namespace StarMiner.WorkerService.Tests.Auditor;

public sealed class AuditorServiceTests : IDisposable
{
    /// <summary>So often nothing was asked of the chain: the auditor waits.</summary>
    const int QuietPolls = 6;

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

        (await on.Suite.Market.ClaimableAsync(on.Key("auditor").Account())).Should()
            .Be(0, "a sealed finding's reward waits elsewhere");
        (await StatusAsync(on, honest)).Should().Be(JobStatus.Committed);
        (await StatusAsync(on, open)).Should().Be(JobStatus.Open);
        using var journal = WorkerJournal.Open(folder.Path, on.Client.Network, on.Key("auditor").Account());
        journal.Mark("audited").Should().Be(lying, "what is open must be looked at again");
    }

    [Fact]
    public async Task Auditor_sealsWhatItFinds_thenProvesRevealsAndHasTheReward()
    {
        var on = await SuiteOnChain.BranchAsync();
        ulong lying = await CommitAsync(on, 2, new FlipCell(17));
        var before = await on.Suite.Token.BalanceOfAsync(on.Key("auditor").Account());

        await AuditUntilAsync(on, async () =>
            await on.Suite.Token.BalanceOfAsync(on.Key("auditor").Account()) > before, jobs: 1);

        (await StatusAsync(on, lying)).Should().Be(JobStatus.Slashed);
        var sealings = Events(on, "FindingSealed", "FaultProven", "FindingRevealed", "RewardPaid");
        sealings.Select(happened => happened.Name).Should().Equal(
            "FindingSealed", "FaultProven", "FindingRevealed", "RewardPaid");
        (sealings[1].Block - sealings[0].Block).Should().BeGreaterThanOrEqualTo(10, "or the seal would not count");
        using var journal = WorkerJournal.Open(folder.Path, on.Client.Network, on.Key("auditor").Account());
        journal.Marks("finding:").Should().BeEmpty("all is done");
    }

    [Theory]
    [InlineData(true, "DataDemanded", "DataSupplied", "FaultProven")]
    [InlineData(false, "DataDemanded", "DemandClosed")]
    public async Task Auditor_withheldLie_isDemandedUntilItFalls(bool answers, params string[] course)
    {
        var on = await SuiteOnChain.BranchAsync();
        ulong lying = await on.OpenAsync(4);
        using var device = DeviceCatalog.Open("host");
        var liar = Provider(on, device, new FlipCell(3), withholds: true);
        var job = await liar.PrepareAsync(lying);
        await liar.ClaimAsync(job);
        var output = await liar.ComputeAsync(job);
        await liar.CommitAsync(job, output);

        await AuditUntilAsync(
            on,
            async () =>
            {
                if (answers) await liar.MeetDemandsAsync(job, output);
                return await StatusAsync(on, lying) == JobStatus.Slashed;
            },
            jobs: 1);

        Events(on, course).Select(happened => happened.Name).Should().Equal(course);
    }

    [Fact]
    public async Task Auditor_withheldTruth_isLeftAlone()
    {
        var on = await SuiteOnChain.BranchAsync();
        ulong honest = await CommitAsync(on, 5, tamper: null, withholds: true);

        await AuditUntilAsync(on, () => Task.FromResult(true), jobs: 1);

        (await StatusAsync(on, honest)).Should().Be(JobStatus.Committed);
        Events(on, "DataDemanded").Should().BeEmpty();
    }

    /// <summary>Of these names, all that happened on the chain so far.</summary>
    static List<(string Name, uint Block)> Events(SuiteOnChain on, params string[] names) =>
    [
        .. Enumerable.Range(0, (int)on.Chain.Height + 1).SelectMany(block => on.Chain.ExecutionsOf((uint)block)
            .SelectMany(run => run.Notifications).Where(happened => names.Contains(happened.Event))
            .Select(happened => (happened.Event, (uint)block))),
    ];

    async Task AuditUntilAsync(SuiteOnChain on, Func<Task<bool>> isDone, ulong jobs = 2)
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
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        // Time passes: seals grow old, demands fall due, rounds begin. But only while the auditor waits for it: windows are
        // blocks, and nobody knows how slow this machine is.
        int quiet = 0, left = chain.Left;
        while (!await isDone() || journal.Mark("audited") < jobs || journal.Marks("finding:").Count > 0)
        {
            await Task.Delay(5, late.Token);
            quiet = chain.Left == left ? quiet + 1 : 0;
            left = chain.Left;
            if (quiet >= QuietPolls) await on.Client.WaitForHeightAsync(await on.Client.GetHeightAsync() + 1);
        }
        await app.StopAsync();
    }

    static async Task<ulong> CommitAsync(SuiteOnChain on, int seed, IOutputTamper? tamper, bool withholds = false)
    {
        ulong id = await on.OpenAsync(seed);
        using var device = DeviceCatalog.Open("host");
        var provider = Provider(on, device, tamper, withholds);
        var job = await provider.PrepareAsync(id);
        await provider.ClaimAsync(job);
        await provider.CommitAsync(job, await provider.ComputeAsync(job));
        return id;
    }

    static Worker.Jobs.Provider Provider(
        SuiteOnChain on, ComputeDevice device, IOutputTamper? tamper, bool withholds) =>
        new(on.Suite, on.Key("one"), device, new JobSource(on.Suite, on.Kernels, on.Store), on.Store)
        {
            Tamper = tamper,
            WithholdsOutput = withholds,
        };

    static async Task<JobStatus> StatusAsync(SuiteOnChain on, ulong id) => (await on.Suite.Market.JobAsync(id)).Status;
}
