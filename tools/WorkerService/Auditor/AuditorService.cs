using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Neo;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;
using StarMiner.Worker.Store;

namespace StarMiner.Worker.Service.Auditor;

/// <summary>
/// Checks every result that others commit to, and proves the first wrong cell of the wrong ones. The jobs before the
/// mark in the journal are over; those behind it each auditor looks at in an order of its own, so that several do not
/// all wait for the same one.
/// </summary>
public sealed class AuditorService(
    SuiteClient suite, Challenger challenger, Prosecutor prosecutor, WithheldOutputs withheld, WorkerJournal journal,
    KnownVerdicts verdicts, WorkerMetrics metrics, WorkerClock clock, UInt160 account, ILogger<AuditorService> log) : BackgroundService
{
    const string Mark = "audited";

    /// <summary>So many blocks in a row a job that cannot be checked is looked at.</summary>
    const int Patience = 5;

    readonly HashSet<ulong> checkedJobs = [];
    readonly HashSet<ulong> unseen = [];
    readonly Dictionary<ulong, int> refusals = [];
    readonly Dictionary<ulong, Fault> findings = [];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(
        async cancel =>
        {
            uint height = clock.Height;
            await LookThroughAsync(cancel);
            await prosecutor.CollectAsync(cancel);
            await clock.NextBlockAsync(height, cancel);
        },
        clock, metrics, log, stoppingToken);

    async Task LookThroughAsync(CancellationToken cancel)
    {
        ulong mark = journal.Mark(Mark), last = await suite.Market.JobCountAsync(cancel);
        var over = new HashSet<ulong>();
        for (ulong id = mark + 1; id <= last; id++) over.Add(id);
        foreach (ulong id in over.OrderByDescending(verdicts.IsExpected).ThenBy(OwnOrder).ToList())
            if (!await IsOverAsync(id, cancel)) over.Remove(id);
        while (over.Contains(mark + 1)) checkedJobs.Remove(++mark);
        journal.SetMark(Mark, mark);
    }

    /// <summary>Whether the job needs no more looking at; looks at it where it is committed to.</summary>
    async Task<bool> IsOverAsync(ulong id, CancellationToken cancel)
    {
        if (checkedJobs.Contains(id)) return true;
        Job job = await suite.Market.JobAsync(id, cancel);
        if (job.Status > JobStatus.Audited)
        {
            findings.Remove(id);
            withheld.Forget(id);
            return true;
        }
        bool isCommitted = job.Status is JobStatus.Committed or JobStatus.Audited;
        if (!isCommitted || job.Provider != account && !await CheckAsync(job, cancel)) return false;
        checkedJobs.Add(id);
        return true;
    }

    /// <returns>Whether the job needs no more looking at.</returns>
    async Task<bool> CheckAsync(Job job, CancellationToken cancel)
    {
        try
        {
            if (!findings.TryGetValue(job.Id, out var fault))
            {
                var (isDone, found) = await FindAsync(job.Id, cancel);
                if (found is null) return isDone;
                log.LogWarning("job {Job}: cell {Cell} is wrong", job.Id, found.Cell);
                findings[job.Id] = fault = found;
            }
            if (!await prosecutor.ProveAsync(fault, job, cancel)) return false;
            findings.Remove(job.Id);
            return true;
        }
        catch (BlobException missing)
        {
            if (unseen.Add(job.Id)) log.LogWarning("job {Job} cannot be checked: {Reason}", job.Id, missing.Message);
            return false;
        }
        catch (JobException unknown)
        {
            // A node that is behind shows no output yet: that is looked at again.
            refusals[job.Id] = refusals.GetValueOrDefault(job.Id) + 1;
            if (refusals[job.Id] < Patience) return false;
            log.LogInformation("job {Job} is left to others: {Reason}", job.Id, unknown.Message);
        }
        catch (ContractFaultException refusal) when (refusal.Error == "JobMarket/not-committed")
        {
            // Somebody else was quicker, which the job's status says next time; or this node is behind, and it does not.
            log.LogInformation("job {Job}: the proof is refused ({Reason})", job.Id, refusal.Error);
            return false;
        }
        findings.Remove(job.Id);
        refusals.Remove(job.Id);
        withheld.Forget(job.Id);
        return true;
    }

    /// <returns>A fault, or whether the job is done with; neither while demands are under way.</returns>
    async Task<(bool IsDone, Fault? Fault)> FindAsync(ulong id, CancellationToken cancel)
    {
        try
        {
            var fault = await challenger.FindFaultAsync(id, cancel);
            verdicts.Learn(id, right: fault is null);
            if (fault is null) log.LogInformation("job {Job}: every cell is right", id);
            return (true, fault);
        }
        catch (BlobException missing)
        {
            if (unseen.Add(id)) log.LogWarning("job {Job} is not to be seen: {Reason}", id, missing.Message);
            var end = await withheld.LookIntoAsync(id, cancel);
            return (end is not null, end?.Fault);
        }
    }

    ulong OwnOrder(ulong id)
    {
        byte[] mixed = [.. account.ToArray(), .. new byte[sizeof(ulong)]];
        BinaryPrimitives.WriteUInt64LittleEndian(mixed.AsSpan(UInt160.Length), id);
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(mixed));
    }
}
