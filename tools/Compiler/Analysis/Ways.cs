using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Analysis;

/// <summary>Which blocks follow which.</summary>
static class Ways
{
    /// <summary>The blocks that lie on a way from the block back to itself; none where there is no such way.</summary>
    public static HashSet<Block> LoopAround(Block block)
    {
        HashSet<Block> after = From(block);
        return after.Contains(block) ? [.. after.Where(other => From(other).Contains(block))] : [];
    }

    /// <summary>The blocks that come after this one.</summary>
    public static HashSet<Block> From(Block block)
    {
        var found = new HashSet<Block>();
        var open = new Stack<Block>(block.End!.Targets);
        while (open.TryPop(out Block? next))
            if (found.Add(next))
                foreach (Block target in next.End!.Targets)
                    open.Push(target);
        return found;
    }
}
