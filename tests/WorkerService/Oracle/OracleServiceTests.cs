using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;
using StarMiner.Worker.Service.Oracle;
using StarMiner.Worker.Service.Provider;

namespace StarMiner.WorkerService.Tests.Oracle;

/// <summary>Three oracles, the quorum, watch one provider; one of them is killed again and again.</summary>
[Collection(AloneCollection.Name)]
public sealed class OracleServiceTests : IDisposable
{
    const long Agpu = 1_00000000;
    const ulong DayMs = 24 * 3_600_000;
    const int LongestLife = 24, MostLives = 600;

    /// <summary>Only a hang is as long.</summary>
    const int HangMs = 120_000;

    static readonly string[] Oracles = ["two", "auditor", "auditor-two"];

    readonly TemporaryFolder folder = new();
    readonly Wire wire = new();

    public void Dispose() => folder.Dispose();

    [Theory(Timeout = HangMs)]
    [InlineData(1, false, 9_900, 10_000)]
    [InlineData(2, true, 4_900, 5_000)]
    public async Task Oracles_oneIsKilledAtRandomMoments_reportWhatTheySawAndArePaid(
        int seed, bool withholds, int least, int most)
    {
        var on = await SuiteOnChain.BranchAsync();
        await on.GovernAsync("bind", Roles.Minter, on.Suite.Addresses.RewardController);
        ulong id = await on.OpenAsync(seed, tip: 50 * Agpu);
        var random = new Random(seed);
        await using var others = new Others();
        foreach (string oracle in Oracles.Skip(1)) await others.AddAsync(Start(on, oracle, int.MaxValue, 0));
        int lives = 0;

        await WorkAsync(on, id, withholds, () => UntilAsync(() => Oracles.All(oracle => Marks(oracle, "committed:"))));
        await UntilAsync(() => Count(on, "ReportSealed") == Oracles.Length);
        await PassAsync(0);
        await UntilAsync(() => Count(on, "ReportRevealed") == Oracles.Length);
        await PassAsync(1);
        await UntilAsync(() => Count(on, "VoteCounted") == 1);
        await on.Client.WaitForTimeAsync(await on.Client.GetTimeMsAsync() + DayMs + 1);
        await UntilAsync(() => Count(on, "OracleRewardClaimed") == Oracles.Length);

        lives.Should().BeGreaterThan(5, "a test of kills needs kills");
        wire.Delivered.Should().OnlyHaveUniqueItems("no act is done twice");
        Count(on, "OracleSlashed").Should().Be(0);
        var vote = on.EventsNamed("VoteCounted").Single();
        vote[2].AsInt32().Should().Be(Oracles.Length);
        vote[3].AsInt32().Should().BeInRange(least, most);

        async Task UntilAsync(Func<bool> isSo)
        {
            while (!isSo())
            {
                (++lives).Should().BeLessThan(MostLives, "each life brings something forward");
                await LiveAsync(on, isSo, random.Next(4, LongestLife), random.Next());
            }
        }

        async Task PassAsync(int bound)
        {
            var round = await on.Suite.Reputation.RoundOfAsync(on.Key("one").Account(), (int)JobTask.Inference);
            await on.Client.WaitForTimeAsync((ulong)round[bound] + 1);
        }
    }

    [Fact(Timeout = HangMs)]
    public async Task Oracle_jobThatTimesOut_isALateProvidersNothing()
    {
        var on = await SuiteOnChain.BranchAsync();
        ulong id = await on.OpenAsync(5);
        await on.Suite.Market.ClaimAsync(on.Key("one"), id);
        await LiveAsync(on, () => Marks(Oracles[0], "claimed:"), int.MaxValue, 0);
        await on.Client.WaitForTimeAsync((await on.Suite.Market.JobAsync(id)).DeadlineMs + 1);
        await on.Suite.Market.TimeOutAsync(on.Key("client"), id);

        await LiveAsync(
            on, () => Marks(Oracles[0], "kept:") && !Marks(Oracles[0], "claimed:"), int.MaxValue, 0);

        using var journal = Journal(on, Oracles[0]);
        journal.Marks("kept:").Should().ContainSingle().Which.Value.Should().Match(value => (value & 0x3FFF) == 0);
        journal.Marks("claimed:").Should().BeEmpty();
    }

    /// <summary>From the claim to the settlement; the oracles see the commit before the window is over.</summary>
    static async Task WorkAsync(SuiteOnChain on, ulong id, bool withholds, Func<Task> seenAsync)
    {
        using var device = DeviceCatalog.Open("host");
        var provider = new Worker.Jobs.Provider(
            on.Suite, on.Key("one"), device, new JobSource(on.Suite, on.Kernels, on.Store), on.Store)
        {
            WithholdsOutput = withholds,
        };
        var job = await provider.PrepareAsync(id);
        await provider.ClaimAsync(job);
        var output = await provider.ComputeAsync(job);
        await provider.CommitAsync(job, output);
        await provider.AnswerAuditAsync(job, output);
        await seenAsync();
        await provider.SettleAsync(id);
    }

    async Task LiveAsync(SuiteOnChain on, Func<bool> isDone, int calls, int seed)
    {
        var (services, chain, resources) = Start(on, Oracles[0], calls, seed);
        await using var life = new Others();
        await life.AddAsync((services, chain, resources));
        for (int looks = 1; !chain.Killed.IsCompleted && !isDone(); looks++)
        {
            await Task.Delay(5);
            // A chain always has a next block; who waits for one has only the others' acts here.
            if (looks % 20 == 0) await on.Client.WaitForHeightAsync(await on.Client.GetHeightAsync() + 1);
        }
    }

    WorkerJournal Journal(SuiteOnChain on, string oracle) =>
        WorkerJournal.Open(Path.Combine(folder.Path, oracle), on.Client.Network, on.Key(oracle).Account());

    (IReadOnlyList<IHostedService> Services, KillableChain Chain, List<object> Resources) Start(
        SuiteOnChain on, string oracle, int calls, int seed)
    {
        var chain = new KillableChain(on.Client, wire, calls, seed);
        var journal = Journal(on, oracle);
        var journaled = new JournaledChain(chain, chain, journal);
        var device = DeviceCatalog.Open("host");
        var settings = new WorkerSettings
        {
            Role = WorkerRole.Oracle,
            DataFolder = Path.Combine(folder.Path, oracle),
            OracleBondAgpu = 200 * Agpu,
            CollectFromAgpu = 1,
            CollectEvery = TimeSpan.FromMilliseconds(50),
            Poll = TimeSpan.FromMilliseconds(1),
        };
        var app = WorkerHost.Build(
            settings, new SuiteClient(journaled, on.Suite.Addresses), on.Key(oracle), journal, device, on.Kernels, on.Store);
        return (
            [.. app.Services.GetServices<IHostedService>().Where(service => service is OracleService or CollectService)],
            chain, [app, device, journaled, journal]);
    }

    /// <summary>Whether a life that goes on has written such a mark.</summary>
    bool Marks(string oracle, string prefix)
    {
        string path = Path.Combine(folder.Path, oracle, "journal.db");
        using var journal = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        try
        {
            journal.Open();
            using var command = journal.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM marks WHERE value <> 0 AND name LIKE '{prefix}%'";
            return (long)command.ExecuteScalar()! > 0;
        }
        catch (SqliteException)
        {
            return false; // not yet begun
        }
    }

    static int Count(SuiteOnChain on, string name) => on.EventsNamed(name).Count;

    /// <summary>What lives until the test or the life is over.</summary>
    sealed class Others : IAsyncDisposable
    {
        readonly List<object> resources = [];

        internal async Task AddAsync(
            (IReadOnlyList<IHostedService> Services, KillableChain Chain, List<object> Resources) life)
        {
            resources.AddRange(life.Resources);
            foreach (var service in life.Services) await service.StartAsync(default);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (object resource in resources)
            {
                if (resource is IAsyncDisposable later) await later.DisposeAsync();
                else ((IDisposable)resource).Dispose();
            }
        }
    }
}
