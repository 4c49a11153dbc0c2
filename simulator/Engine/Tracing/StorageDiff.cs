using Neo.Persistence;

namespace StarMiner.Simulator.Engine.Tracing;

static class StorageDiff
{
    /// <summary>
    /// What a cache holds changed against the state below it, by key. To be read before the cache is committed.
    /// </summary>
    public static IReadOnlyList<StorageChange> Of(DataCache changed, DataCache below)
    {
        var changes = new List<StorageChange>();
        foreach (DataCache.Trackable entry in changed.GetChangeSet().OrderBy(e => e.Key.ToArray(), ByKey))
        {
            byte[]? before = below.TryGet(entry.Key)?.Value.ToArray();
            byte[]? after = entry.State == TrackState.Deleted ? null : entry.Item.Value.ToArray();
            if (before is null ? after is not null : after is null || !before.AsSpan().SequenceEqual(after))
                changes.Add(new StorageChange(entry.Key.Id, entry.Key.Key.ToArray(), before, after));
        }
        return changes;
    }

    static readonly IComparer<byte[]> ByKey = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));
}
