using Microsoft.Data.Sqlite;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;

namespace StarMiner.WorkerService.Tests.Cli;

/// <summary>
/// <c>starminer worker --role oracle</c> killed with SIGKILL while it and two others, the quorum, watch a provider.
/// STARMINER_WORKER_KILLS asks for another number of kills.
/// </summary>
public sealed class KilledOracleTests : IAsyncLifetime
{
    const int UsualKills = 3;
    const string Oracle = "bob", Provider = "provider";
    const ulong DayMs = 24 * 3_600_000;
    const long BondAgpu = 200;

    /// <summary>Its other members' names on the devnet.</summary>
    static readonly string[] Others = ["carol", "dave"];

    readonly TemporaryFolder folder = new();
    readonly RunningServices running = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await running.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Oracle_killedAtRandomMoments_reportsOnceARoundAndIsPaid()
    {
        int kills = WorkerProcess.KillsOr(UsualKills), rounds = 0;
        await using var on = await SuiteOnDevnet.StartAsync(Path.Combine(folder.Path, "blobs"));
        await on.Suite.Vaults.StakeAsync(on.Key(Provider), JobTask.Inference, 10_000 * SuiteOnDevnet.Agpu);
        foreach (string other in Others) await StartAsync(on, other);
        var oracle = new WorkerProcess(on.Devnet, folder.Path, "oracle", Oracle, "--oracle-bond", $"{BondAgpu}");

        for (; rounds == 0 || oracle.Kills < kills; rounds++)
        {
            await WorkAsync(on, rounds, () => UntilAsync(() => HasSeenTheCommit(oracle)));
            await UntilAsync(() => Count(on, "ReportSealed") == (rounds + 1) * (Others.Length + 1));
            await PassAsync(on, 0);
            await UntilAsync(() => Count(on, "ReportRevealed") == (rounds + 1) * (Others.Length + 1));
            await PassAsync(on, 1);
            await UntilAsync(() => Count(on, "VoteCounted") == rounds + 1);
            on.Devnet.Ledger.SetTime(on.Devnet.Ledger.TimeMs + DayMs);
        }
        await UntilAsync(() => on.EventsNamed("OracleRewardClaimed").Any(IsOwn));

        Count(on, "OracleSlashed").Should().Be(0, "no bond is lost");
        on.EventsNamed("ReportSealed").Count(IsOwn).Should().Be(rounds);
        on.EventsNamed("ReportRevealed").Count(IsOwn).Should().Be(rounds, "what is sealed is opened in time");
        var bonds = await on.Suite.Reputation.BondOfAsync(on.Actor(Oracle).ScriptHash);
        (bonds[0] + bonds[1]).Should().Be(BondAgpu * SuiteOnDevnet.Agpu, "it is given once");
        on.ActsOf(Oracle).Should().OnlyHaveUniqueItems("no act is done twice");

        // Killed as often as is asked for; then a life goes on until it is so.
        async Task UntilAsync(Func<bool> isSo)
        {
            while (!isSo() && oracle.Kills < kills) await oracle.LiveAsync();
            if (!isSo()) await oracle.LiveUntilAsync(() => Task.FromResult(isSo()), () => 0);
        }

        bool IsOwn(IReadOnlyList<Neo.VM.Types.StackItem> happened) =>
            happened.Any(value => value is Neo.VM.Types.ByteString bytes
                && bytes.GetSpan().SequenceEqual(on.Actor(Oracle).ScriptHash.ToArray()));
    }

    /// <summary>From the claim to the settlement; the oracle sees the commit before the window is over.</summary>
    static async Task WorkAsync(SuiteOnDevnet on, int seed, Func<Task> seenAsync)
    {
        using var device = DeviceCatalog.Open("host");
        var provider = new Worker.Jobs.Provider(
            on.Suite, on.Key(Provider), device, new JobSource(on.Suite, on.Kernels, on.Store), on.Store);
        ulong id = await on.OpenAsync(seed, tip: 50 * SuiteOnDevnet.Agpu, rows: 6, columns: 5, inner: 8);
        var job = await provider.PrepareAsync(id);
        await provider.ClaimAsync(job);
        var output = await provider.ComputeAsync(job);
        await provider.CommitAsync(job, output);
        on.Devnet.Ledger.Mine(RefereeClient.AuditDelayBlocks);
        await provider.AnswerAuditAsync(job, output);
        await seenAsync();
        uint end = (await on.Suite.Market.JobAsync(id)).DisputeEndBlock;
        on.Devnet.Ledger.Mine(end + 1 - on.Devnet.Ledger.Now.Chain.Head.Index);
        await provider.SettleAsync(id);
    }

    /// <summary>To the end of the round's time for seals (0) or for openings (1).</summary>
    static async Task PassAsync(SuiteOnDevnet on, int bound)
    {
        var round = await on.Suite.Reputation.RoundOfAsync(on.Actor(Provider).ScriptHash, (int)JobTask.Inference);
        on.Devnet.Ledger.SetTime((ulong)round[bound] + 1);
    }

    static int Count(SuiteOnDevnet on, string name) => on.EventsNamed(name).Count;

    /// <summary>One that nobody kills, in this process.</summary>
    async Task StartAsync(SuiteOnDevnet on, string name)
    {
        string data = Path.Combine(folder.Path, name);
        var chain = await RpcChainClient.ConnectAsync(on.Devnet.Url);
        var journal = WorkerJournal.Open(data, chain.Network, on.Key(name).Account());
        var journaled = new JournaledChain(chain, chain, journal);
        var device = DeviceCatalog.Open("host");
        running.Keep(device, chain, journal, journaled);
        var settings = new WorkerSettings
        {
            Role = WorkerRole.Oracle,
            DataFolder = data,
            OracleBondAgpu = BondAgpu * SuiteOnDevnet.Agpu,
            Poll = TimeSpan.FromMilliseconds(20),
            Quiet = true,
        };
        var app = WorkerHost.Build(
            settings, new SuiteClient(journaled, on.Suite.Addresses), on.Key(name), journal, device, on.Kernels, on.Store);
        await running.StartAsync(app);
    }

    /// <summary>Whether the lives so far have written it down, and the others likewise.</summary>
    bool HasSeenTheCommit(WorkerProcess oracle) =>
        Others.Select(other => Path.Combine(folder.Path, other)).Append(oracle.DataFolder).All(data =>
        {
            try
            {
                using var journal = new SqliteConnection(
                    $"Data Source={Path.Combine(data, "journal.db")};Mode=ReadOnly;Pooling=False");
                journal.Open();
                using var command = journal.CreateCommand();
                command.CommandText = "SELECT count(*) FROM marks WHERE value <> 0 AND name LIKE 'committed:%'";
                return (long)command.ExecuteScalar()! > 0;
            }
            catch (SqliteException)
            {
                return false; // not yet begun
            }
        });
}
