using Microsoft.Data.Sqlite;
using Neo;
using Neo.SmartContract.Native;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;
using StarMiner.Worker.Service.Provider;
using StarMiner.Worker.Store;
using StarMiner.WorkerService.Tests.Cli;

namespace StarMiner.WorkerService.Tests.Failures;

/// <summary>What may fail around a worker: it says so in a line, tries again with growing waits, and loses nothing.</summary>
[Collection(AloneCollection.Name)]
public sealed class FailureTests : IAsyncLifetime
{
    /// <summary>Only a hang is as long.</summary>
    const int HangMs = 120_000;

    /// <summary>What a transfer of GAS costs at most; what is left of it is less than a claim costs [1e-8 GAS].</summary>
    const long TransferDatoshi = 0_20000000;

    readonly TemporaryFolder folder = new();
    readonly LogLines log = new();
    readonly RunningServices running = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await running.DisposeAsync();
        folder.Dispose();
    }

    [Theory(Timeout = HangMs)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Provider_nodesAreBehindSlowAndGone_settlesEveryJobOnce(int seed)
    {
        var on = await SuiteOnChain.BranchAsync();
        ulong[] ids = [await on.OpenAsync(seed), await on.OpenAsync(seed + 10), await on.OpenAsync(seed + 20)];
        var (wire, nodes) = Unreliable(on, seed);

        await StartAsync(on, "one", WorkerRole.Provider, nodes);
        foreach (ulong id in ids) await UntilAsync(async () => await StatusAsync(on, id) == JobStatus.Settled);
        await running.StopAsync();

        nodes.Old.Should().BeGreaterThan(10, "a test of old answers needs some");
        wire.Delivered.Should().OnlyHaveUniqueItems("no act is done twice");
        on.EventsNamed("JobClaimed").Select(claim => (ulong)claim[0].AsInteger()).Should().BeEquivalentTo(ids);
        on.EventsNamed("ProviderSlashed").Should().BeEmpty();
        log.Has("Warning: ", "no Neo node answers at", "; next try in ").Should().BeTrue();
        Calm();
    }

    [Fact(Timeout = HangMs)]
    public async Task Auditor_nodesAreBehindSlowAndGone_provesTheLieAndIsPaid()
    {
        var on = await SuiteOnChain.BranchAsync();
        ulong lie = await CommitAsync(on, 4, new FlipCell(11));
        var (wire, nodes) = Unreliable(on, 3);

        await StartAsync(on, "auditor", WorkerRole.Auditor, nodes);
        while (on.EventsNamed("RewardPaid").Count == 0 && on.EventsNamed("SlashedDivided").Count == 0)
        {
            // Others' blocks, but none that would end the window before it is proven, however slow the machine.
            var job = await on.Suite.Market.JobAsync(lie);
            if (job.Status == JobStatus.Slashed || await on.Client.GetHeightAsync() + 3 < job.DisputeEndBlock)
                await on.MineAsync();
            await Task.Delay(20);
        }
        await running.StopAsync();

        (await StatusAsync(on, lie)).Should().Be(JobStatus.Slashed);
        wire.Delivered.Should().OnlyHaveUniqueItems("no act is done twice");
        Calm();
    }

    [Fact(Timeout = HangMs)]
    public async Task Provider_outOfGas_saysWhatItHasAndGoesOnWhenThereIsSome()
    {
        await using var on = await SuiteOnDevnet.StartAsync(Path.Combine(folder.Path, "blobs"));
        using var node = await RpcChainClient.ConnectAsync(on.Devnet.Url);
        await on.Suite.Vaults.StakeAsync(on.Key("provider"), JobTask.Inference, 10_000 * SuiteOnDevnet.Agpu);
        var (account, client) = (on.Actor("provider").ScriptHash, on.Actor("client").ScriptHash);
        var gas = (await node.ReadAsync(Gas("balanceOf", account))).Value.AsInteger();
        var given = await node.SendAsync(Gas("transfer", account, client, gas - TransferDatoshi, null), on.Key("provider"));
        given.Result!.GetBoolean().Should().BeTrue();
        await using var others = new OtherPeople(on.Devnet, on.Suite);
        ulong id = await on.OpenAsync(1);

        var journal = WorkerJournal.Open(folder.Path, node.Network, account);
        await StartAsync(new JournaledChain(node, node, journal), journal, on.Suite.Addresses, on.Key("provider"), on.Store);
        await UntilAsync(() => Task.FromResult(log.Has($"Warning: job {id}: ", " GAS", "; next try in ")));
        (await on.Suite.Market.JobAsync(id)).Status.Should().Be(JobStatus.Open);
        await on.Suite.Chain.SendAsync(Gas("transfer", client, account, 100_00000000, null), on.Key("client"));
        others.Mine([id]);
        await UntilAsync(async () => (await on.Suite.Market.JobAsync(id)).Status == JobStatus.Settled);
        await running.StopAsync();

        Calm();
    }

    [Fact(Timeout = HangMs)]
    public async Task Provider_operandIsCorrupt_claimsNothingUntilItIsRight()
    {
        var on = await SuiteOnChain.BranchAsync();
        ulong id = await on.OpenAsync(1);
        var root = new UInt256((await on.Suite.Market.JobAsync(id)).InputRoots.AsSpan(0, UInt256.Length));
        byte[] right = (await on.Store.GetAsync(root))!;
        byte[] wrong = [.. right];
        wrong[5] ^= 1;
        await on.Store.PutAsync(root, wrong);

        await StartAsync(on, "one", WorkerRole.Provider);
        await UntilAsync(() => Task.FromResult(log.Has($"Warning: job {id}: blob ", " is corrupt: ", "; next try in ")));
        (await StatusAsync(on, id)).Should().Be(JobStatus.Open, "a corrupt operand must cost nobody a bond");
        await on.Store.PutAsync(root, right);
        await UntilAsync(async () => await StatusAsync(on, id) == JobStatus.Settled);
        await running.StopAsync();

        Calm();
    }

    [Fact(Timeout = HangMs)]
    public async Task Provider_journalCannotBeWritten_sendsNothingUntilItCan()
    {
        var on = await SuiteOnChain.BranchAsync();
        await StartAsync(on, "one", WorkerRole.Provider);
        Journal(
            "CREATE TRIGGER full BEFORE INSERT ON transactions BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END");
        ulong id = await on.OpenAsync(1);

        await UntilAsync(() => Task.FromResult(
            log.Has($"Warning: job {id}: the journal ", "cannot be written", "disk is full", "; next try in ")));
        (await StatusAsync(on, id)).Should().Be(JobStatus.Open, "what is not written down is not done");
        Journal("DROP TRIGGER full");
        await UntilAsync(async () => await StatusAsync(on, id) == JobStatus.Settled);
        await running.StopAsync();

        Calm();
    }

    [Fact(Timeout = HangMs)]
    public async Task Provider_journalCannotBeWrittenWhenAJobIsRefused_triesAgain()
    {
        var on = await SuiteOnChain.BranchAsync();
        await StartAsync(on, "one", WorkerRole.Provider);
        Journal("CREATE TRIGGER full BEFORE UPDATE ON jobs BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END");
        ulong id = await on.OpenAsync(1, tier: JobTier.Priority);

        await UntilAsync(() => Task.FromResult(
            log.Has($"Warning: job {id}: the journal ", "cannot be written", "disk is full", "; next try in ")));
        Journal("DROP TRIGGER full");
        await UntilAsync(() => Task.FromResult(log.Has($"job {id} is given up: JobMarket/score-too-low")));
        await running.StopAsync();

        Calm();
    }

    [Fact(Timeout = HangMs)]
    public async Task Provider_deadlineHasPassed_jobIsGivenUpOnce()
    {
        var on = await SuiteOnChain.BranchAsync();
        ulong late = await on.OpenAsync(1);
        await on.Suite.Market.ClaimAsync(on.Key("one"), late);
        await on.Client.WaitForTimeAsync(await on.Client.GetTimeMsAsync() + SuiteOnChain.WindowMs + 1);

        await StartAsync(on, "one", WorkerRole.Provider);
        await UntilAsync(() => Task.FromResult(log.Has($"job {late} is given up: JobMarket/too-late")));
        ulong next = await on.OpenAsync(2);
        await UntilAsync(async () => await StatusAsync(on, next) == JobStatus.Settled);
        await running.StopAsync();

        log.All.Count(line => line.Contains($"job {late} is given up")).Should().Be(1);
        Calm();
    }

    Task StartAsync(SuiteOnChain on, string who, WorkerRole role, UnreliableChain? nodes = null)
    {
        var direct = new KillableChain(on.Client, new Wire(), int.MaxValue, seed: 1);
        var journal = WorkerJournal.Open(folder.Path, on.Client.Network, on.Key(who).Account());
        var chain = nodes is null ? new JournaledChain(direct, direct, journal) : new JournaledChain(nodes, nodes, journal);
        return StartAsync(chain, journal, on.Suite.Addresses, on.Key(who), on.Store, role);
    }

    async Task StartAsync(
        JournaledChain chain, WorkerJournal journal, SuiteAddresses suite, KeyPair key, IBlobStore store,
        WorkerRole role = WorkerRole.Provider)
    {
        var device = DeviceCatalog.Open("host");
        running.Keep(device, journal, chain);
        var settings = new WorkerSettings
        {
            Role = role,
            DataFolder = folder.Path,
            // One after the other: in this process waiting for a height makes it come, past other jobs' deadlines.
            Policy = new ClaimPolicy { Capacity = 1 },
            Quiet = true,
        };
        var app = WorkerHost.Build(
            settings, new SuiteClient(chain, suite), key, journal, device, KernelRegistry.Of(suite), store,
            new QuickTime(), log);
        await running.StartAsync(app);
    }

    /// <summary>Nothing happened that nobody foresaw.</summary>
    void Calm() => log.All.Should().OnlyContain(line => !line.StartsWith("Error", StringComparison.Ordinal));

    void Journal(string sql)
    {
        using var journal = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "journal.db")};Pooling=False");
        journal.Open();
        using var command = journal.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    static (Wire Wire, UnreliableChain Nodes) Unreliable(SuiteOnChain on, int seed)
    {
        var wire = new Wire();
        var nodes = new UnreliableChain(
            on, new KillableChain(on.Client, wire, int.MaxValue, seed), seed, behind: 0.2, gone: 0.05,
            slow: TimeSpan.FromMilliseconds(4));
        return (wire, nodes);
    }

    static async Task<ulong> CommitAsync(SuiteOnChain on, int seed, IOutputTamper tamper)
    {
        ulong id = await on.OpenAsync(seed);
        using var device = DeviceCatalog.Open("host");
        var provider = new Worker.Jobs.Provider(
            on.Suite, on.Key("liar"), device, new JobSource(on.Suite, on.Kernels, on.Store), on.Store)
        {
            Tamper = tamper,
        };
        var job = await provider.PrepareAsync(id);
        await provider.ClaimAsync(job);
        await provider.CommitAsync(job, await provider.ComputeAsync(job));
        return id;
    }

    static ContractCall Gas(string method, params object?[] arguments) =>
        new(NativeContract.GAS.Hash, method, arguments);

    static async Task<JobStatus> StatusAsync(SuiteOnChain on, ulong id) => (await on.Suite.Market.JobAsync(id)).Status;

    async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var begun = DateTime.UtcNow; !await isSo(); await Task.Delay(5))
            (DateTime.UtcNow - begun).TotalMilliseconds.Should().BeLessThan(
                HangMs, "the log says: {0}", string.Join('\n', log.All));
    }
}
