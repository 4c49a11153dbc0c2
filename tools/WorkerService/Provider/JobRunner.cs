using Microsoft.Extensions.Logging;
using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;
using StarMiner.Worker.Store;

namespace StarMiner.Worker.Service.Provider;

/// <summary>
/// Brings one job from whatever state it is in to its end. What fails for a while is tried again with growing waits,
/// for as long as the job is this worker's; only the chain says that it is over.
/// </summary>
public sealed class JobRunner(
    SuiteClient suite, Jobs.Provider provider, WorkerJournal journal, WorkerMetrics metrics, TimeProvider time,
    ILogger<JobRunner> log)
{
    /// <summary>The chain's deadline for what was to be done has passed, though the job may still bear this worker's name.</summary>
    internal const string TooLate = "JobMarket/too-late";

    public async Task RunAsync(ulong id, CancellationToken cancel)
    {
        var backoff = new Backoff(time);
        while (true)
        {
            try
            {
                if (await WorkAsync(id, cancel)) return;
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                TimeSpan wait = backoff.Next();
                metrics.Failed(failure);
                if (IsPassing(failure))
                    log.LogWarning(
                        "job {Job}: {Failure}; next try in {Seconds:0.0} s", id, OneLine(failure), wait.TotalSeconds);
                else // a defect; what is claimed must be brought to its end all the same
                    log.LogError(
                        failure, "job {Job}: nobody foresaw this; next try in {Seconds:0.0} s", id, wait.TotalSeconds);
                await Task.Delay(wait, time, cancel);
            }
        }
    }

    /// <returns>Whether the job is over for this worker, and the journal knows.</returns>
    async Task<bool> WorkAsync(ulong id, CancellationToken cancel)
    {
        string reason;
        try
        {
            if (await EndedAsync(id, cancel) is { } ended)
            {
                Close(id, ended);
                return true;
            }
            await provider.WorkAsync(id, cancel);
            return false;
        }
        catch (JobException impossible)
        {
            reason = impossible.Message;
        }
        catch (ContractFaultException refusal) when (IsOver(refusal.Error))
        {
            reason = refusal.Error;
        }
        Lose(id, reason);
        return true;
    }

    /// <returns>How it ended for this worker; null while there is something left to do.</returns>
    async Task<string?> EndedAsync(ulong id, CancellationToken cancel)
    {
        Job job = await suite.Market.JobAsync(id, cancel);
        bool isOurs = job.Provider == provider.Account;
        return job.Status switch
        {
            JobStatus.Settled when isOurs => "",
            JobStatus.Open => null,
            JobStatus.Claimed or JobStatus.Committed or JobStatus.Audited when isOurs => null,
            JobStatus.Slashed when isOurs => "slashed",
            _ => $"it is {job.Status}, and not this worker's",
        };
    }

    void Close(ulong id, string ended)
    {
        if (ended.Length > 0)
        {
            Lose(id, ended);
            return;
        }
        journal.Settle(id);
        metrics.Settled();
        log.LogInformation("job {Job} is settled", id);
    }

    void Lose(ulong id, string reason)
    {
        journal.Lose(id, reason);
        metrics.Lost();
        log.LogInformation("job {Job} is given up: {Reason}", id, reason);
    }

    /// <summary>Refusals that no later try can change: the claim's race is lost, or a deadline has passed.</summary>
    static bool IsOver(string error) => error is
        TooLate or "JobMarket/not-open" or "JobMarket/not-at-the-head" or "JobMarket/score-too-low" or "JobMarket/paused"
        or "StakingVaults/stake-too-low" or "StakingVaults/tier-minimum-not-met" or "JobMarket/kernel-not-listed";

    internal static bool IsPassing(Exception failure) => failure is
        ChainException or BlobException or DeviceException or JournalException or IOException or OutOfMemoryException;

    internal static string OneLine(Exception failure) => failure.Message.ReplaceLineEndings(" ");
}
