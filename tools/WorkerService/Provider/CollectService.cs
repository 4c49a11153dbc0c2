using System.Numerics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Neo;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Worker.Service.Hosting;

namespace StarMiner.Worker.Service.Provider;

/// <summary>
/// Withdraws what settled jobs have credited and what epochs that are over owe, once it is worth the fee. Auditors and
/// oracles also bring their shares of the fees over from the market: else nobody might.
/// </summary>
public sealed class CollectService(
    SuiteClient suite, KeyPair key, WorkerSettings settings, WorkerMetrics metrics, TimeProvider time,
    ILogger<CollectService> log) : BackgroundService
{
    /// <summary>Pools grow with every settlement: not each is worth a transaction.</summary>
    static readonly TimeSpan PoolsEvery = TimeSpan.FromHours(1);

    DateTimeOffset poolsCollected;

    UInt160 Account => key.Account();

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (settings.Role != WorkerRole.Provider) await CollectPoolsAsync(stop);
                await CollectAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (JobRunner.IsPassing(failure))
            {
                metrics.Failed(failure);
                log.LogWarning("nothing collected: {Failure}", JobRunner.OneLine(failure));
            }
            await Task.Delay(settings.CollectEvery, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task CollectAsync(CancellationToken cancel)
    {
        var claimable = await suite.Market.ClaimableAsync(Account, cancel);
        var owed = await suite.Rewards.OwedToAsync(Account, cancel);
        var waits = claimable + owed.Aggregate(BigInteger.Add);
        metrics.Claimable(waits);
        await TakeAsync(claimable, () => suite.Market.WithdrawAsync(key, cancel));
        await TakeAsync(owed[0], async () => (await suite.Rewards.ClaimProviderAsync(key, Account, cancel)).Receipt);
        await TakeAsync(owed[1], async () => (await suite.Rewards.ClaimAuditorAsync(key, Account, cancel)).Receipt);
        await TakeAsync(owed[2], async () => (await suite.Rewards.ClaimOracleAsync(key, Account, cancel)).Receipt);

        async Task TakeAsync(BigInteger amount, Func<Task<Receipt>> take)
        {
            if (!IsWorthIt(amount)) return;
            Receipt receipt = await take();
            metrics.Earned(amount);
            metrics.Claimable(waits -= amount);
            log.LogInformation("collected {Amount} AGPU in block {Block}", Amounts.Agpu(amount), receipt.Block);
        }
    }

    async Task CollectPoolsAsync(CancellationToken cancel)
    {
        if (time.GetUtcNow() < poolsCollected + PoolsEvery) return;
        var pools = await suite.Market.PoolsAsync(cancel);
        if (!IsWorthIt(settings.Role == WorkerRole.Auditor ? pools.AuditorsAgpu : pools.OraclesAgpu)) return;
        await suite.Market.CollectPoolsAsync(key, cancel);
        poolsCollected = time.GetUtcNow();
    }

    bool IsWorthIt(BigInteger amount) => !amount.IsZero && amount >= settings.CollectFromAgpu;
}
