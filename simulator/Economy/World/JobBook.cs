using StarMiner.Client;

namespace StarMiner.Simulator.Economies.World;

/// <summary>All live jobs, and the open ones in the market's own order, as the events tell it.</summary>
public sealed class JobBook
{
    const int Places = 16;
    readonly Dictionary<ulong, MarketJob> _live = [];
    readonly SortedSet<(long Rank, ulong Id)>[] _open = new SortedSet<(long, ulong)>[Places];
    readonly HashSet<ulong> _reserved = [];

    public JobBook()
    {
        for (int place = 0; place < Places; place++) _open[place] = [];
    }

    public static int PlaceOf(JobTask task, JobTier tier) => (int)task * 4 + (int)tier;

    public IReadOnlyCollection<MarketJob> Live => _live.Values;

    public MarketJob? Find(ulong id) => _live.GetValueOrDefault(id);

    public int OpenAt(JobTask task, JobTier tier) => _open[PlaceOf(task, tier)].Count;

    public void Add(MarketJob job)
    {
        _live.Add(job.Id, job);
        Queue(job);
    }

    /// <summary>Into the queue: opened, or opened again.</summary>
    public void Queue(MarketJob job) => _open[PlaceOf(job.Task, job.Tier)].Add((-job.TipPerUnit, job.Id));

    /// <summary>Out of the queue: claimed or ended.</summary>
    public void Dequeue(MarketJob job)
    {
        _open[PlaceOf(job.Task, job.Tier)].Remove((-job.TipPerUnit, job.Id));
        _reserved.Remove(job.Id);
    }

    public void Remove(MarketJob job)
    {
        Dequeue(job);
        _live.Remove(job.Id);
    }

    /// <summary>
    /// The open jobs that a claim may take, less those that others of this round go for. Whoever takes one says so by
    /// <see cref="Reserve"/>; claims run in the order in which they were made, so each finds its job among the first.
    /// </summary>
    public IEnumerable<MarketJob> First(JobTask task, JobTier tier, ulong nowMs, int depth) =>
        _open[PlaceOf(task, tier)].Where(entry => !_reserved.Contains(entry.Id)).Select(entry => _live[entry.Id])
            .Where(job => job.DeadlineMs > nowMs).Take(depth);

    /// <summary>Whether a claim of this job would find it among the first.</summary>
    public bool IsAmongFirst(MarketJob job, ulong nowMs, int depth) =>
        _open[PlaceOf(job.Task, job.Tier)].Select(entry => _live[entry.Id]).Where(other => other.DeadlineMs > nowMs)
            .Take(depth).Contains(job) && !_reserved.Contains(job.Id);

    public void Reserve(MarketJob job) => _reserved.Add(job.Id);

    /// <summary>A claim was refused: the job is free for others.</summary>
    public void Release(MarketJob job) => _reserved.Remove(job.Id);
}
