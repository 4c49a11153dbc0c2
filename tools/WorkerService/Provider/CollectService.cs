using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Worker.Service.Hosting;

namespace StarMiner.Worker.Service.Provider;

/// <summary>Withdraws what settled jobs have credited, once it is worth the fee.</summary>
public sealed class CollectService(
    SuiteClient suite, KeyPair key, WorkerSettings settings, WorkerMetrics metrics, TimeProvider time,
    ILogger<CollectService> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await CollectAsync(stop);
            }
            catch (Exception failure) when (JobRunner.IsPassing(failure))
            {
                metrics.Failed(failure);
                log.LogWarning("nothing collected: {Failure}", JobRunner.OneLine(failure));
            }
            await Task.Delay(Every, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task CollectAsync(CancellationToken cancel)
    {
        var claimable = await suite.Market.ClaimableAsync(key.Account(), cancel);
        if (claimable.IsZero || claimable < settings.CollectFromAgpu) return;
        var receipt = await suite.Market.WithdrawAsync(key, cancel);
        metrics.Earned(claimable);
        log.LogInformation("collected {Amount} AGPU in block {Block}", Amounts.Agpu(claimable), receipt.Block);
    }
}
