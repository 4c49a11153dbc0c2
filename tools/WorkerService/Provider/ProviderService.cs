using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Neo;
using StarMiner.Client;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;

namespace StarMiner.Worker.Service.Provider;

/// <summary>
/// A provider day and night: goes on with what is in hand, then takes jobs up to its capacity. Asked to stop it takes
/// nothing new and brings to its end what it has, as long as the host lets it.
/// </summary>
public sealed class ProviderService(
    SuiteClient suite, JobPicker picker, JobRunner runner, ClaimPolicy policy, WorkerJournal journal,
    WorkerMetrics metrics, WorkerClock clock, UInt160 account, ILogger<ProviderService> log) : IHostedService, IDisposable
{
    /// <summary>How far back a worker without a memory looks for jobs of its own [jobs].</summary>
    const ulong LookBack = 2_000;

    readonly ConcurrentDictionary<ulong, Task> inHand = new();
    readonly GivenUpJobs givenUp = new(suite, journal, account, clock.Time);
    readonly CancellationTokenSource noMore = new(), abandon = new();
    TaskCompletionSource left = NewSignal();
    Task loop = Task.CompletedTask;

    public IReadOnlyCollection<ulong> InHand => [.. inHand.Keys.Order()];

    public Task StartAsync(CancellationToken cancel)
    {
        loop = Task.Run(LoopAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <param name="cancel">Comes when the host's patience is at its end: what is in hand then stays in the
    /// journal.</param>
    public async Task StopAsync(CancellationToken cancel)
    {
        await noMore.CancelAsync();
        await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!inHand.IsEmpty) log.LogInformation("draining {Count} jobs", inHand.Count);
        try
        {
            await Task.WhenAll(inHand.Values).WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            await abandon.CancelAsync();
            await Task.WhenAll(inHand.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            log.LogWarning("stopped with {Count} jobs in hand; the next start goes on with them", inHand.Count);
        }
    }

    public void Dispose()
    {
        noMore.Dispose();
        abandon.Dispose();
    }

    Task LoopAsync()
    {
        bool isResumed = false;
        return Rounds.RunAsync(
            async cancel =>
            {
                uint height = clock.Height;
                Task free = Volatile.Read(ref left).Task; // before the jobs in hand are counted
                journal.Check(); // what cannot be written down is not even looked for
                if (!isResumed) await ResumeAsync(cancel);
                isResumed = true;
                await TakeUpAgainAsync(cancel);
                bool took = inHand.Count < policy.Capacity && await TakeOneAsync(cancel);
                if (!took) await clock.NextBlockOrAsync(height, free, cancel);
            },
            clock, metrics, log, noMore.Token);
    }

    async Task ResumeAsync(CancellationToken cancel)
    {
        foreach (ulong id in journal.JobsInHand()) Begin(id);
        if (inHand.Count > 0) log.LogInformation("going on with {Count} jobs", inHand.Count);
        givenUp.AddNewest();
        if (!journal.IsNew) return;
        ulong last = await suite.Market.JobCountAsync(cancel);
        for (ulong id = last > LookBack ? last - LookBack + 1 : 1; id <= last; id++)
        {
            Job job = await suite.Market.JobAsync(id, cancel);
            if (job.Provider != account || job.Status is not (JobStatus.Claimed or JobStatus.Committed or JobStatus.Audited))
                continue;
            log.LogInformation("job {Job} is this account's, though the journal is new", id);
            journal.Take(id);
            Begin(id);
        }
    }

    async Task TakeUpAgainAsync(CancellationToken cancel)
    {
        foreach (Job job in await givenUp.OursAsync(cancel))
        {
            if (inHand.ContainsKey(job.Id)) continue;
            log.LogWarning("job {Job} was given up too early: it is {Status}, and this worker's", job.Id, job.Status);
            journal.Take(job.Id);
            Begin(job.Id);
        }
    }

    async Task<bool> TakeOneAsync(CancellationToken cancel)
    {
        if (await picker.NextAsync(inHand.ContainsKey, cancel) is not { } job) return false;
        journal.Take(job.Id); // before the claim is sent
        log.LogInformation(
            "job {Job}: {Task} in tier {Tier}, {Units} units for {Fee} AGPU", job.Id, job.Task, job.Tier, job.Units,
            Amounts.Agpu(job.FeeAgpu));
        Begin(job.Id);
        return true;
    }

    void Begin(ulong id)
    {
        // The job is entered before it runs, for it takes itself out when it ends.
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        inHand[id] = RunAsync(id, entered.Task);
        entered.SetResult();
    }

    async Task RunAsync(ulong id, Task entered)
    {
        await entered;
        try
        {
            metrics.Began();
            await runner.RunAsync(id, abandon.Token);
            if (journal.FindJob(id) is { State: JobState.Lost } lost)
            {
                givenUp.Add(lost);
                picker.Refuse(id, lost.Reason);
            }
        }
        catch (Exception) when (abandon.IsCancellationRequested)
        {
            // The next start goes on with it, whatever was met in the moment of stopping.
        }
        catch (Exception failure)
        {
            // A defect: this job alone is left to the next start, the others go on.
            log.LogError(failure, "job {Job} met a failure that nobody foresaw", id);
        }
        finally
        {
            metrics.Finished();
            inHand.TryRemove(id, out _);
            Interlocked.Exchange(ref left, NewSignal()).SetResult();
        }
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
