using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Neo;
using StarMiner.Client;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;
using StarMiner.Worker.Store;

namespace StarMiner.Worker.Service.Auditor;

/// <summary>
/// Checks every result that others commit to, and proves the first wrong cell of the wrong ones. Goes through the jobs
/// by number; those before the mark in the journal are over.
/// </summary>
public sealed class AuditorService(
    SuiteClient suite, Challenger challenger, WorkerJournal journal, WorkerMetrics metrics, WorkerClock clock,
    UInt160 account, ILogger<AuditorService> log) : BackgroundService
{
    const string Mark = "audited";

    readonly HashSet<ulong> checkedJobs = [];
    readonly HashSet<ulong> withheld = [];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(
        async cancel =>
        {
            await LookThroughAsync(cancel);
            await clock.NextBlockAsync(cancel);
        },
        clock, metrics, log, stoppingToken);

    async Task LookThroughAsync(CancellationToken cancel)
    {
        ulong over = journal.Mark(Mark), last = await suite.Market.JobCountAsync(cancel);
        bool isUnbroken = true;
        for (ulong id = over + 1; id <= last; id++)
        {
            Job job = await suite.Market.JobAsync(id, cancel);
            bool isOver = job.Status > JobStatus.Audited || checkedJobs.Contains(id);
            if (!isOver && job.Status is JobStatus.Committed or JobStatus.Audited)
                isOver = job.Provider == account || await CheckAsync(id, cancel);
            if (isOver && isUnbroken)
            {
                journal.SetMark(Mark, id);
                checkedJobs.Remove(id);
            }
            isUnbroken &= isOver;
        }
    }

    /// <returns>Whether the job needs no more looking at.</returns>
    async Task<bool> CheckAsync(ulong id, CancellationToken cancel)
    {
        try
        {
            if (await challenger.FindFaultAsync(id, cancel) is { } fault)
            {
                log.LogWarning("job {Job}: cell {Cell} is wrong", id, fault.Cell);
                await challenger.ProveAsync(fault, cancel);
                metrics.ProvedFault();
                log.LogWarning("job {Job}: the fault is proven", id);
            }
            else
            {
                log.LogInformation("job {Job}: every cell is right", id);
            }
        }
        catch (BlobException missing)
        {
            if (withheld.Add(id)) log.LogWarning("job {Job} cannot be checked: {Reason}", id, missing.Message);
            return false;
        }
        catch (JobException unknown)
        {
            log.LogInformation("job {Job} is left to others: {Reason}", id, unknown.Message);
        }
        catch (ContractFaultException refusal) when (refusal.Error is "Referee/not-audited" or "JobMarket/not-committed")
        {
            log.LogInformation("job {Job}: somebody else was quicker ({Reason})", id, refusal.Error);
        }
        checkedJobs.Add(id);
        return true;
    }
}
