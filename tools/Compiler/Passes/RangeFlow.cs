using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>The fixed point of the variables' bounds over the control-flow graph.</summary>
sealed class RangeFlow(Function function)
{
    readonly Dictionary<Block, Dictionary<Variable, Interval>> entries = [];
    readonly Queue<Block> waiting = [];
    readonly HashSet<Block> heads = Heads(function);

    public Dictionary<Block, Dictionary<Variable, Interval>> Solve()
    {
        Reach(function.Blocks[0], []);
        while (waiting.TryDequeue(out var block))
        {
            var state = new RangeState(entries[block]);
            foreach (var statement in block.Statements)
                state.Apply(statement);
            Leave(block.End!, state);
        }
        foreach (var block in function.Blocks)
            entries.TryAdd(block, []);
        return entries;
    }

    void Leave(Terminator end, RangeState state)
    {
        switch (end)
        {
            case Branch branch:
                var then = new RangeState(state.Known);
                then.Assume(branch.Value!, true);
                Reach(branch.Then, then.Known);
                state.Assume(branch.Value!, false);
                Reach(branch.Otherwise, state.Known);
                break;
            case TryEnter enter:
                // Handlers run after any part of the body, and what follows them after any handler.
                foreach (var target in enter.Targets)
                    Reach(target, target == enter.Body ? state.Known : []);
                break;
            case EndTry leave:
                Reach(leave.Target, []);
                break;
            default:
                foreach (var target in end.Targets)
                    Reach(target, state.Known);
                break;
        }
    }

    /// <summary>Joins what comes in. At a loop's head, a bound that moves goes to its type's end at once.</summary>
    void Reach(Block block, Dictionary<Variable, Interval> incoming)
    {
        if (!entries.TryGetValue(block, out var known))
        {
            entries[block] = new(incoming);
            waiting.Enqueue(block);
            return;
        }
        bool widens = heads.Contains(block);
        bool changed = false;
        foreach (var (variable, old) in known.ToList())
        {
            var range = variable.Type.Range;
            var other = incoming.TryGetValue(variable, out var given) ? given : range;
            var joined = new Interval(
                other.Min >= old.Min ? old.Min : widens ? range.Min : other.Min,
                other.Max <= old.Max ? old.Max : widens ? range.Max : other.Max);
            if (joined == old)
                continue;
            changed = true;
            known[variable] = joined;
        }
        if (changed)
            waiting.Enqueue(block);
    }

    /// <summary>
    /// Blocks that are reached again while still on the way from the entry: every loop has one, and it stands before
    /// the loop's condition, which can then take back what widening gave away.
    /// </summary>
    static HashSet<Block> Heads(Function function)
    {
        var heads = new HashSet<Block>();
        var done = new HashSet<Block>();
        var path = new HashSet<Block>();
        var stack = new Stack<(Block Block, bool Leaves)>([(function.Blocks[0], false)]);
        while (stack.TryPop(out var item))
        {
            if (item.Leaves)
                path.Remove(item.Block);
            else if (path.Contains(item.Block))
                heads.Add(item.Block);
            else if (done.Add(item.Block))
            {
                path.Add(item.Block);
                stack.Push((item.Block, true));
                foreach (var target in item.Block.End!.Targets)
                    stack.Push((target, false));
            }
        }
        return heads;
    }
}
