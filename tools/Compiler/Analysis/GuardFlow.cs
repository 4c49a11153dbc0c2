using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Analysis;

/// <summary>Finds what can be reached from a function's entry on a way without a guard.</summary>
sealed class GuardFlow(Func<Expr, bool> isGuard, Func<Expr, bool> isTarget)
{
    /// <param name="Exposed">The first target on such a way.</param>
    /// <param name="Guards">Every way through to a return passes a guard.</param>
    sealed record Summary(Step? Exposed, bool Guards);

    static readonly Summary recursion = new(null, true);

    readonly Dictionary<Function, Summary> known = [];

    public Step? Exposed(Function function) => Of(function).Exposed;

    Summary Of(Function function)
    {
        if (known.TryGetValue(function, out Summary? summary))
            return summary;
        known[function] = recursion;
        return known[function] = Walk(function);
    }

    Summary Walk(Function function)
    {
        bool guards = true;
        var seen = new HashSet<Block>();
        var open = new Queue<Block>([function.Blocks[0]]);
        while (open.TryDequeue(out Block? block))
        {
            if (!seen.Add(block) || !Passes(block, out Step? exposed))
            {
                continue;
            }
            if (exposed is not null)
                return new Summary(exposed, false);
            guards &= block.End is not Return;
            foreach (Block target in block.End!.Targets)
                open.Enqueue(target);
        }
        return new Summary(null, guards);
    }

    /// <returns>False when the block's own code is a guard for what follows it.</returns>
    bool Passes(Block block, out Step? exposed)
    {
        exposed = null;
        foreach (Step step in Steps.Of(block))
        {
            // A witness that nobody looks at guards nothing.
            if (isGuard(step.Node) && !step.IsDropped)
                return false;
            exposed = isTarget(step.Node) ? step : null;
            if (exposed is null && step.Node is Call { Target: var callee })
            {
                Summary inner = Of(callee);
                exposed = inner.Exposed is null ? null : step;
                if (exposed is null && inner.Guards)
                    return false;
            }
            if (exposed is not null)
                return true;
        }
        return true;
    }
}
