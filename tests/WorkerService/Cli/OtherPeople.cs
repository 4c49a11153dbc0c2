using StarMiner.Client;
using StarMiner.Simulator;
using StarMiner.Simulator.Devnet;

namespace StarMiner.WorkerService.Tests.Cli;

/// <summary>
/// What others do on a devnet while a worker lives and dies: blocks come, though never so many that a worker on a slow
/// machine could not have answered its audits. Deadlines are blocks, and how many a second are made is this test's choice.
/// </summary>
/// <param name="disputeBlocks">Wide enough for what the worker itself sends meanwhile, each transaction a block.</param>
sealed class OtherPeople(DevnetServer devnet, SuiteClient suite, uint disputeBlocks = 60) : IAsyncDisposable
{
    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(300);

    readonly CancellationTokenSource end = new();
    Task mining = Task.CompletedTask;

    /// <summary>An audit that has so few blocks left stops the clock until it is answered.</summary>
    uint SpareBlocks => disputeBlocks * 2 / 3;

    /// <summary>Widens the dispute window through the Council's timelock.</summary>
    internal async Task WidenWindowsAsync(Actor steward)
    {
        object?[] action = ["set", "DisputeBlocks", disputeBlocks];
        ContractCall Council(string method) => new(suite.Addresses.Council, method, (object?)action);
        await suite.Chain.SendAsync(Council("schedule"), steward.Keys);
        devnet.Ledger.SetTime((await suite.Chain.ReadAsync(Council("readyAt"))).Value.AsUInt64());
        await suite.Chain.SendAsync(Council("execute"), steward.Keys);
    }

    internal void Mine(IReadOnlyList<ulong> jobs) => mining = Task.Run(async () =>
    {
        while (!end.IsCancellationRequested)
        {
            if (!await MustWaitAsync(jobs)) devnet.Ledger.Mine(1);
            await Task.Delay(Between, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    });

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await mining;
        end.Dispose();
    }

    async Task<bool> MustWaitAsync(IReadOnlyList<ulong> jobs)
    {
        uint height = await suite.Chain.GetHeightAsync();
        foreach (ulong id in jobs)
        {
            Job job = await suite.Market.JobAsync(id);
            if (job.Status != JobStatus.Committed || height < job.CommitBlock + RefereeClient.AuditDelayBlocks) continue;
            if (height + SpareBlocks < job.DisputeEndBlock) continue;
            if ((await suite.Referee.AuditCellsAsync(id)).Count > 0) return true;
        }
        return false;
    }
}
