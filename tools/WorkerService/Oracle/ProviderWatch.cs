using Microsoft.Extensions.Logging;
using Neo;
using StarMiner.Client;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Service.Journal;
using StarMiner.Worker.Store;

namespace StarMiner.Worker.Service.Oracle;

/// <summary>A provider at a kind of work: what reports are about.</summary>
public readonly record struct Subject(JobTask Task, UInt160 Provider)
{
    public override string ToString() => $"{(int)Task}:{Provider}";

    public static Subject Parse(string text) =>
        text.Split(':') is [var task, var provider]
            ? new Subject((JobTask)int.Parse(task), UInt160.Parse(provider))
            : throw new FormatException($"'{text}' names no provider");
}

/// <summary>
/// Sees how providers keep their promises: what the chain shows (in time, late, slashed), and whether the output that they
/// committed to can be had, which it tries. Only what this oracle saw itself counts.
/// </summary>
/// <remarks>
/// Marks: <c>claimed:job:subject</c> a claim whose end is open; <c>committed:job</c> when the commit was seen [ms];
/// <c>found:job</c> 1 once the output was fetched; <c>kept:subject:job</c> the judgement: its time [s] x 2^14 + quality.
/// </remarks>
public sealed class ProviderWatch(
    SuiteClient suite, KernelRegistry kernels, JobSource source, WorkerJournal journal, ILogger<ProviderWatch> log)
{
    const string Mark = "watched", Claimed = "claimed:", Committed = "committed:", Found = "found:", Kept = "kept:";
    const int QualityBits = 14;

    /// <summary>What a promise kept is worth, at most; half of it where nobody could have the output.</summary>
    public const int Full = 10_000, Unavailable = 5_000;

    /// <summary>What the whole work window used up takes off, at most: in time is in time.</summary>
    const int SlownessAtMost = 1_000;

    /// <summary>A probe fetches the output: no more than this, so that watching stays cheap [bytes].</summary>
    const long ProbeAtMost = 64 << 20;

    readonly HashSet<ulong> ended = [];

    /// <summary>Looks at every job that is not over, once a block.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        ulong mark = journal.Mark(Mark), last = await suite.Market.JobCountAsync(cancel);
        ulong nowMs = await suite.Chain.GetTimeMsAsync(cancel);
        for (ulong id = mark + 1; id <= last; id++)
            if (!ended.Contains(id) && await IsEndedAsync(id, nowMs, cancel)) ended.Add(id);
        while (ended.Remove(mark + 1)) mark++;
        journal.SetMark(Mark, mark);
    }

    /// <summary>The subjects that something was seen of since then, and how well they kept their promises: 0..10,000.</summary>
    /// <returns>With the number of judgements and the newest one's time [s].</returns>
    public IReadOnlyDictionary<Subject, (int Quality, int Count, ulong NewestS)> Since(ulong fromMs)
    {
        var seen = new Dictionary<Subject, (long Sum, int Count, ulong NewestS)>();
        foreach (var (name, value) in journal.Marks(Kept))
        {
            ulong second = value >> QualityBits;
            if (second * 1_000 < fromMs)
            {
                journal.SetMark(name, 0);
                continue;
            }
            var subject = Subject.Parse(name[Kept.Length..name.LastIndexOf(':')]);
            var (sum, count, newest) = seen.GetValueOrDefault(subject);
            seen[subject] = (sum + (long)(value & (1 << QualityBits) - 1), count + 1, Math.Max(newest, second));
        }
        return seen.ToDictionary(
            entry => entry.Key, entry => ((int)(entry.Value.Sum / entry.Value.Count), entry.Value.Count, entry.Value.NewestS));
    }

    async Task<bool> IsEndedAsync(ulong id, ulong nowMs, CancellationToken cancel)
    {
        Job job = await suite.Market.JobAsync(id, cancel);
        JudgeLate(job, nowMs);
        switch (job.Status)
        {
            case JobStatus.Open:
                return false;
            case JobStatus.Claimed:
                journal.SetMark(ClaimOf(job), 1);
                return false;
            case JobStatus.Committed or JobStatus.Audited:
                if (journal.Mark(Committed + id) == 0) journal.SetMark(Committed + id, nowMs);
                await ProbeAsync(job, cancel);
                return false;
            case JobStatus.Settled or JobStatus.Slashed when journal.Mark(Committed + id) > 0:
                Judge(new Subject(job.Task, job.Provider!), id, nowMs, QualityOf(job));
                break;
            default:
                break;
        }
        journal.SetMark(Found + id, 0);
        journal.SetMark(Committed + id, 0);
        foreach (var (claim, _) in journal.Marks($"{Claimed}{id}:")) journal.SetMark(claim, 0);
        return true;
    }

    /// <summary>Whoever had the job and has it no more, though it goes on, was late.</summary>
    void JudgeLate(Job job, ulong nowMs)
    {
        string prefix = $"{Claimed}{job.Id}:";
        foreach (var (claim, _) in journal.Marks(prefix))
        {
            var subject = Subject.Parse(claim[prefix.Length..]);
            if (job.Provider == subject.Provider) continue;
            Judge(subject, job.Id, nowMs, quality: 0);
            journal.SetMark(claim, 0);
        }
    }

    /// <summary>Fetches the output as a client would, until it has been there once.</summary>
    async Task ProbeAsync(Job job, CancellationToken cancel)
    {
        if (journal.Mark(Found + job.Id) > 0) return;
        try
        {
            if (kernels.Find(job.Kernel).Shape(job.Params).Output.TotalBytes <= ProbeAtMost)
                await source.CommittedOutputAsync(job.Id, cancel);
            journal.SetMark(Found + job.Id, 1);
        }
        catch (BlobException)
        {
            // Tried again next block, as long as the job is not over.
        }
        catch (JobException)
        {
            journal.SetMark(Found + job.Id, 1); // an unknown kernel's: nothing that could be tried
        }
    }

    int QualityOf(Job job)
    {
        if (job.Status == JobStatus.Slashed) return 0;
        int worth = journal.Mark(Found + job.Id) > 0 ? Full : Unavailable;
        ulong beganMs = job.DeadlineMs - job.WorkWindowMs;
        ulong atMs = journal.Mark(Committed + job.Id);
        if (atMs <= beganMs || job.WorkWindowMs == 0) return worth;
        ulong used = Math.Min(atMs - beganMs, job.WorkWindowMs);
        return worth - (int)(SlownessAtMost * used / job.WorkWindowMs);
    }

    void Judge(Subject subject, ulong job, ulong nowMs, int quality)
    {
        journal.SetMark($"{Kept}{subject}:{job}", nowMs / 1_000 << QualityBits | (uint)quality);
        log.LogInformation(
            "job {Job}: {Provider} kept {Quality} of 10,000 of its promise", job, Accounts.Address(subject.Provider), quality);
    }

    static string ClaimOf(Job job) => $"{Claimed}{job.Id}:{new Subject(job.Task, job.Provider!)}";
}
