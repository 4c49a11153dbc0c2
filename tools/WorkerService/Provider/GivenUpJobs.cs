using System.Collections.Concurrent;
using Neo;
using StarMiner.Client;
using StarMiner.Worker.Service.Journal;

namespace StarMiner.Worker.Service.Provider;

/// <summary>
/// Jobs that were given up a short time ago. A node that is behind, or one of several behind one address, may say that a job
/// is open that this worker has claimed: who believed it for good would lose the bond. So it is asked again for a while.
/// </summary>
sealed class GivenUpJobs(SuiteClient suite, WorkerJournal journal, UInt160 account, TimeProvider time)
{
    /// <summary>A node that is behind for longer is of no use in any case.</summary>
    static readonly TimeSpan Doubt = TimeSpan.FromMinutes(2);

    /// <summary>After a start, of what an earlier life gave up.</summary>
    const int LookBack = 32;

    readonly ConcurrentDictionary<ulong, DateTimeOffset> doubtful = new();

    /// <summary>A deadline that has passed is not doubted: a node that is behind does not know of it yet.</summary>
    internal void Add(JournaledJob lost)
    {
        if (lost.Reason != JobRunner.TooLate) doubtful[lost.Id] = time.GetUtcNow() + Doubt;
    }

    internal void AddNewest()
    {
        foreach (JournaledJob lost in journal.NewestLost(LookBack)) Add(lost);
    }

    /// <summary>Those of them that the chain says are this worker's to do after all; each is told once.</summary>
    internal async Task<IReadOnlyList<Job>> OursAsync(CancellationToken cancel)
    {
        var ours = new List<Job>();
        foreach (var (id, until) in doubtful)
        {
            Job job = await suite.Market.JobAsync(id, cancel);
            bool isOurs = job.Provider == account
                && (job.Status is JobStatus.Claimed or JobStatus.Committed or JobStatus.Audited);
            if (isOurs) ours.Add(job);
            if (isOurs || time.GetUtcNow() >= until) doubtful.TryRemove(id, out _);
        }
        return ours;
    }
}
