using Microsoft.Extensions.DependencyInjection;
using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;
using StarMiner.Worker.Service.Provider;

namespace StarMiner.WorkerService.Tests.Provider;

/// <summary>A provider that is killed again and again, at every place where it waits for the chain.</summary>
public sealed class KilledProviderTests : IDisposable
{
    const int Jobs = 8;
    const int LongestLife = 14;
    const int MostLives = 2_000;
    const int QuietPolls = 40;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Provider_killedAtRandomMoments_settlesEveryJobAndSendsNothingTwice(int seed)
    {
        var on = await SuiteOnChain.BranchAsync();
        var ids = new List<ulong>();
        for (int i = 0; i < Jobs; i++) ids.Add(await on.OpenAsync(seed * 100 + i));
        var (wire, random) = (new Wire(), new Random(seed));

        int lives = 0;
        while (!await AreSettledAsync(on, ids))
        {
            (++lives).Should().BeLessThan(MostLives, "each life brings something forward: {0}", await StateAsync(on, ids));
            await LiveAsync(on, wire, ids, random.Next(1, LongestLife), random.Next());
        }

        lives.Should().BeGreaterThan(60, "a test of kills needs kills");
        wire.Delivered.Should().OnlyHaveUniqueItems("no act is done twice");
        foreach (ulong id in ids) (await on.Suite.Market.JobAsync(id)).Provider.Should().Be(on.Key("one").Account());
    }

    /// <summary>One life, to its kill or to the end of the work.</summary>
    async Task LiveAsync(SuiteOnChain on, Wire wire, List<ulong> ids, int calls, int seed)
    {
        var chain = new KillableChain(on.Client, wire, calls, seed);
        using var journal = WorkerJournal.Open(folder.Path, chain.Network, on.Key("one").Account());
        using var journaled = new JournaledChain(chain, chain, journal);
        using var device = DeviceCatalog.Open("host");
        var suite = new SuiteClient(journaled, on.Suite.Addresses);
        var settings = new WorkerSettings
        {
            Role = WorkerRole.Provider,
            DataFolder = folder.Path,
            // One after the other: in this process waiting for a height makes it come, past other jobs' deadlines.
            Policy = new ClaimPolicy { Capacity = 1 },
            Poll = TimeSpan.FromMilliseconds(1),
        };
        await using var app = WorkerHost.Build(
            settings, suite, on.Key("one"), journal, device, on.Kernels, on.Store);
        // Not the host: a killed process stops nothing in good order.
        var service = app.Services.GetRequiredService<ProviderService>();
        await service.StartAsync(default);
        for (int quiet = 0, left = calls; !chain.Killed.IsCompleted && !await AreSettledAsync(on, ids);)
        {
            await Task.Delay(5);
            quiet = chain.Left == left ? quiet + 1 : 0;
            left = chain.Left;
            // Other people's blocks come too: only while this worker waits for one, for nobody knows how slow this machine is.
            if (quiet >= QuietPolls) await on.Client.WaitForHeightAsync(await on.Client.GetHeightAsync() + 1);
        }
    }

    async Task<string> StateAsync(SuiteOnChain on, List<ulong> ids)
    {
        using var journal = WorkerJournal.Open(folder.Path, on.Client.Network, on.Key("one").Account());
        var states = new List<string>();
        foreach (ulong id in ids)
            states.Add($"{id} {(await on.Suite.Market.JobAsync(id)).Status} {journal.FindJob(id)}");
        return string.Join("; ", states);
    }

    static async Task<bool> AreSettledAsync(SuiteOnChain on, List<ulong> ids)
    {
        foreach (ulong id in ids)
        {
            if ((await on.Suite.Market.JobAsync(id)).Status != JobStatus.Settled) return false;
        }
        return true;
    }
}
