namespace StarMiner.Simulator.Devnet.Explorer.Tables;

/// <summary>What the explorer remembers of the blocks, in their order.</summary>
interface IExplorerTable
{
    void Add(IndexedBlock block);

    /// <summary>Forgets this block and all after it: the chain went to an earlier moment.</summary>
    void Truncate(uint block);
}

static class Truncation
{
    /// <summary>Rows are in the order of their blocks, so that what goes is the end of the list.</summary>
    public static void RemoveFrom<T>(this List<T> rows, uint block, Func<T, uint> blockOf)
    {
        int keep = rows.Count;
        while (keep > 0 && blockOf(rows[keep - 1]) >= block) keep--;
        rows.RemoveRange(keep, rows.Count - keep);
    }
}
