using System.Numerics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Worker.Service.Hosting;

namespace StarMiner.Worker.Service.Oracle;

/// <summary>A bonded oracle day and night: watches providers and reports how they kept their promises.</summary>
public sealed class OracleService(
    SuiteClient suite, KeyPair key, ProviderWatch watch, Reporter reporter, WorkerSettings settings, WorkerMetrics metrics,
    WorkerClock clock, ILogger<OracleService> log) : BackgroundService
{
    bool isBonded;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(
        async cancel =>
        {
            uint height = clock.Height;
            if (!isBonded) await BondAsync(cancel);
            isBonded = true;
            await watch.LookAsync(cancel);
            await ReportAsync(cancel);
            await clock.NextBlockAsync(height, cancel);
        },
        clock, metrics, log, stoppingToken);

    /// <summary>Brings the bond up to what it is told, once a start: what is slashed later is not paid anew by itself.</summary>
    async Task BondAsync(CancellationToken cancel)
    {
        var bonds = await suite.Reputation.BondOfAsync(key.Account(), cancel);
        BigInteger missing = settings.OracleBondAgpu - bonds[0] - bonds[1];
        if (missing <= 0) return;
        var balance = await suite.Token.BalanceOfAsync(key.Account(), cancel);
        if (balance < missing)
        {
            log.LogWarning("the bond lacks {Missing} AGPU, here are {Balance}", Amounts.Agpu(missing), Amounts.Agpu(balance));
            return;
        }
        var receipt = await suite.Token.TransferAsync(
            key, suite.Reputation.Hash, missing, new object?[] { "bond" }, cancel);
        log.LogInformation("a bond of {Amount} AGPU is given in block {Block}", Amounts.Agpu(missing), receipt.Block);
    }

    async Task ReportAsync(CancellationToken cancel)
    {
        ulong epochMs = (ulong)(await suite.Council.ParameterAsync("EpochMs", cancel)).Value;
        ulong nowMs = await suite.Chain.GetTimeMsAsync(cancel);
        var seen = watch.Since(nowMs > epochMs ? nowMs - epochMs : 0);
        foreach (var subject in seen.Keys.Union(reporter.UnderWay()))
            await reporter.GoOnAsync(subject, seen.TryGetValue(subject, out var fresh) ? fresh : null, cancel);
    }
}
