using Microsoft.Extensions.Logging;
using StarMiner.Client;
using StarMiner.Simulator.Devnet;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;
using StarMiner.WorkerService.Tests.Cli;

namespace StarMiner.WorkerService.Tests.Failures;

/// <summary>Blocks told by the devnet's WebSocket, which is cut and mended.</summary>
public sealed class BlockFeedTests : IDisposable
{
    /// <summary>Only a hang is as long.</summary>
    const int HangMs = 120_000;

    static readonly TimeSpan Never = TimeSpan.FromHours(1), Often = TimeSpan.FromMilliseconds(10);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = HangMs)]
    public async Task NextBlock_isTold_askedForWhileTheSocketIsCut_andToldAgain()
    {
        await using var devnet = await DevnetServer.StartAsync(new DevnetOptions { Port = 0 });
        await using var relay = new Relay(devnet.Url);
        using var chain = await RpcChainClient.ConnectAsync(devnet.Url);
        var clock = new WorkerClock(chain, TimeProvider.System, Often, trust: Never);
        var log = new LogLines();
        using var feed = Feed(relay.Sockets, clock, log);

        await feed.StartAsync(default);
        await UntilAsync(() => clock.IsTold);
        await SeesABlockAsync();
        relay.Cut();
        await UntilAsync(() => !clock.IsTold);
        await SeesABlockAsync();
        relay.Mend();
        await UntilAsync(() => clock.IsTold);
        await SeesABlockAsync();
        await feed.StopAsync(default);

        log.All.Count(line => line.Contains("Information: blocks are told by ws://")).Should().Be(2);
        log.Has("Warning: no blocks are told by ws://", "the height is asked for, next try in ").Should().BeTrue();
        log.All.Should().OnlyContain(line => !line.Contains("Exception"));

        async Task SeesABlockAsync()
        {
            await clock.NextBlockAsync(uint.MaxValue, default);
            Task next = clock.NextBlockAsync(clock.Height, default);
            next.IsCompleted.Should().BeFalse("there is no block yet");
            devnet.Ledger.Mine(1);
            await next;
            clock.Height.Should().Be(devnet.Ledger.Now.Chain.Head.Index);
        }
    }

    [Theory(Timeout = HangMs)]
    [InlineData(false, "Information: no blocks are told by ")]
    [InlineData(true, "Warning: no blocks are told by ")]
    public async Task Feed_ofANodeThatTellsNothing_saysSoAndTriesAgainWhereItIsAsked(bool isAsked, string said)
    {
        await using var devnet = await DevnetServer.StartAsync(new DevnetOptions { Port = 0 });
        await using var relay = new Relay(devnet.Url);
        using var chain = await RpcChainClient.ConnectAsync(devnet.Url);
        var clock = new WorkerClock(chain, TimeProvider.System, Often);
        var log = new LogLines();
        using var feed = Feed(new UriBuilder(relay.Sockets) { Path = "/elsewhere" }.Uri, clock, log, isAsked);

        await feed.StartAsync(default);
        await UntilAsync(() => log.Has(said));
        if (isAsked) await UntilAsync(() => log.All.Count(line => line.Contains(said)) > 1);
        else await feed.ExecuteTask!;
        await feed.StopAsync(default);

        clock.IsTold.Should().BeFalse();
    }

    [Fact(Timeout = HangMs)]
    public async Task Provider_nodeIsGoneInTheMiddle_goesOnWhenItIsBackAndLosesNothing()
    {
        await using var on = await SuiteOnDevnet.StartAsync(Path.Combine(folder.Path, "blobs"));
        await using var relay = new Relay(on.Devnet.Url);
        await on.Suite.Vaults.StakeAsync(on.Key("provider"), JobTask.Inference, 10_000 * SuiteOnDevnet.Agpu);
        await using var others = new OtherPeople(on.Devnet, on.Suite);
        using var chain = await RpcChainClient.ConnectAsync(relay.Url);
        using var journal = WorkerJournal.Open(folder.Path, chain.Network, on.Key("provider").Account());
        using var journaled = new JournaledChain(chain, chain, journal);
        using var device = DeviceCatalog.Open("host");
        var log = new LogLines();
        var settings = new WorkerSettings
        {
            Role = WorkerRole.Provider,
            DataFolder = folder.Path,
            Blocks = new BlockSource(relay.Sockets, IsAsked: true),
            Drain = TimeSpan.FromSeconds(1),
            Quiet = true,
        };
        await using var app = WorkerHost.Build(
            settings, new SuiteClient(journaled, on.Suite.Addresses), on.Key("provider"), journal, device, on.Kernels,
            on.Store, listener: log);
        await app.StartAsync();

        ulong first = await on.OpenAsync(1);
        await UntilAsync(async () => (await on.Suite.Market.JobAsync(first)).Status >= JobStatus.Claimed);
        relay.Cut();
        await UntilAsync(() =>
            log.Has("Warning: no blocks are told by") && log.Has("no Neo node answers at", "; next try in "));
        ulong second = await on.OpenAsync(2);
        relay.Mend();
        others.Mine([first, second]);
        foreach (ulong id in (ulong[])[first, second])
            await UntilAsync(async () => (await on.Suite.Market.JobAsync(id)).Status == JobStatus.Settled);
        await app.StopAsync();

        on.ActsOf("provider").Should().OnlyHaveUniqueItems("no act is done twice");
        log.All.Should().OnlyContain(line => !line.StartsWith("Error", StringComparison.Ordinal));
    }

    static BlockFeed Feed(Uri url, WorkerClock clock, LogLines log, bool isAsked = true)
    {
        var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        return new BlockFeed(new BlockSource(url, isAsked), clock, logs.CreateLogger<BlockFeed>());
    }

    static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo()) await Task.Delay(Often);
    }
}
