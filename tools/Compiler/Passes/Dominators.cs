using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>Which blocks every way from the entry to a block goes through.</summary>
sealed class Dominators
{
    readonly Dictionary<Block, HashSet<Block>> above = [];

    public Dominators(Function function)
    {
        var all = function.Blocks.ToHashSet();
        var before = function.Blocks.ToDictionary(block => block, _ => new List<Block>());
        foreach (var block in function.Blocks)
            foreach (var target in block.End!.Targets)
                before[target].Add(block);
        foreach (var block in function.Blocks)
            above[block] = block == function.Blocks[0] ? [block] : all;
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (var block in function.Blocks.Skip(1))
            {
                var now = before[block].Aggregate<Block, HashSet<Block>?>(
                    null, (sum, other) => sum is null ? [.. above[other]] : [.. sum.Intersect(above[other])]) ?? [];
                now.Add(block);
                if (now.Count == above[block].Count)
                    continue;
                above[block] = now;
                changed = true;
            }
        }
    }

    public bool Dominates(Block first, Block second) => above[second].Contains(first);
}
