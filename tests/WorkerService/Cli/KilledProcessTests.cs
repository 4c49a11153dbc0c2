using StarMiner.Client;

namespace StarMiner.WorkerService.Tests.Cli;

/// <summary>
/// <c>starminer worker</c> as a process of its own on a devnet, killed with SIGKILL at random moments.
/// STARMINER_WORKER_KILLS asks for another number of kills.
/// </summary>
public sealed class KilledProcessTests : IDisposable
{
    const int UsualKills = 6;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Worker_killedAtRandomMoments_settlesEveryJobOnce()
    {
        int kills = WorkerProcess.KillsOr(UsualKills);
        await using var on = await SuiteOnDevnet.StartAsync(Path.Combine(folder.Path, "blobs"));
        await on.Suite.Vaults.StakeAsync(on.Key("provider"), JobTask.Inference, 10_000 * SuiteOnDevnet.Agpu);
        await using var others = new OtherPeople(on.Devnet, on.Suite);
        await others.WidenWindowsAsync(on.Actor("deployer"));
        var ids = new List<ulong>();
        for (int job = 0; job < Math.Max(2, kills / 4); job++) ids.Add(await on.OpenAsync(job));
        var worker = new WorkerProcess(on.Devnet, folder.Path, "provider", "provider", "--capacity", "3");

        others.Mine(ids);
        while (worker.Kills < kills) await worker.LiveAsync();
        int settled = 0;
        await worker.LiveUntilAsync(
            async () => (settled = await SettledAsync(on.Suite, ids)) == ids.Count, () => settled);

        foreach (ulong id in ids)
        {
            var job = await on.Suite.Market.JobAsync(id);
            job.Status.Should().Be(JobStatus.Settled);
            job.Provider.Should().Be(on.Actor("provider").ScriptHash);
        }
        on.ActsOf("provider").Should().OnlyHaveUniqueItems("no act is done twice");
    }

    static async Task<int> SettledAsync(SuiteClient suite, List<ulong> ids)
    {
        int settled = 0;
        foreach (ulong id in ids)
        {
            if ((await suite.Market.JobAsync(id)).Status is JobStatus.Settled) settled++;
        }
        return settled;
    }
}
