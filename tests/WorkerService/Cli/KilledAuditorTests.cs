using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Jobs;
using StarMiner.WorkerService.Tests.Auditor;

namespace StarMiner.WorkerService.Tests.Cli;

/// <summary>
/// <c>starminer worker --role auditor</c> with seats in committees, killed with SIGKILL while liars and honest providers take
/// turns. STARMINER_WORKER_KILLS asks for another number of kills.
/// </summary>
public sealed class KilledAuditorTests : IDisposable
{
    const int UsualKills = 3, Slots = 4, Seats = 3;
    const string Auditor = "bob", Honest = "provider";

    /// <summary>The windows are blocks, and each act of the auditor is one.</summary>
    const uint DisputeBlocks = 40;

    const ulong DayMs = 24 * 3_600_000;

    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(40);

    readonly TemporaryFolder folder = new();
    readonly List<ulong> lies = [], truths = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Auditor_killedAtRandomMoments_provesEveryLieOnceAndLosesNothing()
    {
        int kills = WorkerProcess.KillsOr(UsualKills);
        // A liar's score is gone: each lies once.
        string[] liars = [.. Enumerable.Range(0, 1 + kills / 4).Select(n => $"liar-{n}")];
        await using var on = await SuiteOnDevnet.StartAsync(Path.Combine(folder.Path, "blobs"), liars);
        await using (var council = new OtherPeople(on.Devnet, on.Suite, DisputeBlocks))
            await council.WidenWindowsAsync(on.Actor("deployer"));
        var auditor = new WorkerProcess(on.Devnet, folder.Path, "auditor", Auditor, "--committee-slots", $"{Slots}");

        Task jobs = Task.Run(() => WorkAsync(on, liars, () => auditor.Kills >= kills));
        while (auditor.Kills < kills) await auditor.LiveAsync();
        await auditor.LiveUntilAsync(() => Task.FromResult(jobs.IsCompleted), () => lies.Count + truths.Count);
        await jobs;
        on.Devnet.Ledger.SetTime(on.Devnet.Ledger.TimeMs + DayMs + 3_600_000);
        await auditor.LiveUntilAsync(
            () => Task.FromResult(on.EventsNamed("AuditorRewardClaimed").Count > 0), () => 0);

        Cells(on, "FindingSealed").Should().BeEquivalentTo(lies, "each finding is sealed once");
        Cells(on, "FaultProven").Should().BeEquivalentTo(lies, "and proven once");
        Cells(on, "FindingRevealed").Should().BeEquivalentTo(lies, "and revealed in time");
        Cells(on, "RewardPaid").Should().BeEquivalentTo(lies, "and its reward collected");
        foreach (ulong id in truths) (await on.Suite.Market.JobAsync(id)).Status.Should().Be(JobStatus.Settled);
        on.EventsNamed("SeatClosed").Should().HaveCount(Seats * (lies.Count + truths.Count)).And.OnlyContain(
            seat => seat[4].AsInteger() == 0 && seat[5].AsInteger() > 0, "nothing is slashed, every verdict earns points");
        (await OwnSlotsAsync(on)).Should().Be(Slots, "no slot is bonded twice, none is lost");
        on.ActsOf(Auditor).Should().OnlyHaveUniqueItems("no act is done twice");
        (await on.Suite.Rewards.OwedToAsync(on.Actor(Auditor).ScriptHash))[1].Should().Be(0);
    }

    /// <summary>Jobs one after the other, a lie and a truth in turns, until there were kills enough.</summary>
    async Task WorkAsync(SuiteOnDevnet on, string[] liars, Func<bool> isEnough)
    {
        using var device = DeviceCatalog.Open("host");
        await on.Suite.Vaults.StakeAsync(on.Key(Honest), JobTask.Inference, 10_000 * SuiteOnDevnet.Agpu);
        // Only slots that are older than a commit are drawn for it.
        while (await OwnSlotsAsync(on) < Slots) await Task.Delay(Between);
        for (int turn = 0; turn < 2 || turn < 2 * liars.Length && !isEnough(); turn++)
        {
            bool isLie = turn % 2 == 0;
            string who = isLie ? liars[turn / 2] : Honest;
            if (isLie) await on.Suite.Vaults.StakeAsync(on.Key(who), JobTask.Inference, 10_000 * SuiteOnDevnet.Agpu);
            ulong id = await on.OpenAsync(turn, tip: 50 * SuiteOnDevnet.Agpu, rows: 6, columns: 5, inner: 8);
            var provider = new Worker.Jobs.Provider(
                on.Suite, on.Key(who), device, new JobSource(on.Suite, on.Kernels, on.Store), on.Store)
            {
                Tamper = isLie ? new FlipCell(turn % 30) : null,
            };
            var job = await provider.PrepareAsync(id);
            await provider.ClaimAsync(job);
            var output = await provider.ComputeAsync(job);
            uint since = (await provider.CommitAsync(job, output)).Block;
            await GoOnAsync(
                on, new AuditedJob(on.Suite, on.Key("client"), provider, job, output, isLie, on.MineAsync), since);
            (isLie ? lies : truths).Add(id);
        }
    }

    /// <summary>Until the job and its committee are over and, of a lie, the reward is paid.</summary>
    static async Task GoOnAsync(SuiteOnDevnet on, AuditedJob job, uint since)
    {
        while (true)
        {
            bool isOver = await job.IsOverAsync();
            if (isOver && (!job.IsLie || on.EventsNamed("RewardPaid", since).Count > 0)) return;
            // What is proven must be revealed within few blocks: none comes before.
            bool mustReveal = on.EventsNamed("FaultProven", since).Count > on.EventsNamed("FindingRevealed", since).Count;
            if (!mustReveal) await (isOver ? on.MineAsync() : job.GoOnAsync());
            await Task.Delay(Between);
        }
    }

    static List<ulong> Cells(SuiteOnDevnet on, string name) =>
        [.. on.EventsNamed(name).Select(happened => (ulong)happened[0].AsInteger())];

    static async Task<int> OwnSlotsAsync(SuiteOnDevnet on)
    {
        int own = 0;
        for (uint slot = 0; slot < await on.Suite.Committee.SlotCountAsync(); slot++)
        {
            var entry = await on.Suite.Committee.SlotOfAsync(slot);
            if (entry.Auditor == on.Actor(Auditor).ScriptHash && entry.LeftBlock == 0) own++;
        }
        return own;
    }
}
