using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Analysis;

/// <summary>
/// Finds what can be reached from a function's entry on a way without a guard. A loop or a called method that holds a
/// guard counts as one: whether it asks often enough (m of n witnesses) is more than a compiler can tell.
/// </summary>
sealed class GuardFlow(Func<Expr, bool> isGuard, Func<Expr, bool> isTarget)
{
    readonly Dictionary<Function, Step?> exposed = [];
    readonly Dictionary<Function, bool> guards = [];

    /// <summary>The first target on such a way.</summary>
    public Step? Exposed(Function function)
    {
        if (exposed.TryGetValue(function, out Step? known))
            return known;
        exposed[function] = null; // a recursion adds nothing to its first round
        return exposed[function] = Walk(function);
    }

    Step? Walk(Function function)
    {
        HashSet<Block> seen = GuardedLoops(function);
        var open = new Queue<Block>([function.Blocks[0]]);
        while (open.TryDequeue(out Block? block))
        {
            if (!seen.Add(block))
                continue;
            (bool passes, Step? target) = Through(block);
            if (target is not null)
                return target;
            foreach (Block next in passes ? block.End!.Targets : [])
                open.Enqueue(next);
        }
        return null;
    }

    /// <summary>Whether a way leads through the block without a guard, or else what it meets before one.</summary>
    (bool Passes, Step? Target) Through(Block block)
    {
        foreach (Step step in Steps.Of(block))
        {
            if (Guards(step))
                return (false, null);
            if (isTarget(step.Node) || (step.Node is Call { Target: var callee } && Exposed(callee) is not null))
                return (false, step);
        }
        return (true, null);
    }

    /// <summary>A witness that nobody looks at guards nothing.</summary>
    bool Guards(Step step) => (isGuard(step.Node) && !step.IsDropped)
        || (step.Node is Call { Target: var callee } && Exposed(callee) is null && Guards(callee));

    bool Guards(Function function)
    {
        if (guards.TryGetValue(function, out bool known))
            return known;
        guards[function] = false;
        return guards[function] = function.Blocks.SelectMany(Steps.Of).Any(Guards);
    }

    HashSet<Block> GuardedLoops(Function function)
    {
        var found = new HashSet<Block>();
        foreach (Block block in function.Blocks)
            if (Steps.Of(block).Any(Guards))
                found.UnionWith(Ways.LoopAround(block));
        return found;
    }
}
