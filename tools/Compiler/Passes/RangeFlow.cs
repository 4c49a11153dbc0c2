using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>The fixed point of the variables' bounds over the control-flow graph.</summary>
sealed class RangeFlow(Function function)
{
    readonly Dictionary<Block, Dictionary<Variable, Interval>> entries = [];
    readonly Queue<Block> waiting = [];

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

    /// <summary>Joins what comes in. A bound that moves goes to its type's end at once, so that loops settle.</summary>
    void Reach(Block block, Dictionary<Variable, Interval> incoming)
    {
        if (!entries.TryGetValue(block, out var known))
        {
            entries[block] = new(incoming);
            waiting.Enqueue(block);
            return;
        }
        bool changed = false;
        foreach (var (variable, old) in known.ToList())
        {
            var range = variable.Type.Range;
            var other = incoming.TryGetValue(variable, out var given) ? given : range;
            var joined = new Interval(
                other.Min < old.Min ? range.Min : old.Min, other.Max > old.Max ? range.Max : old.Max);
            if (joined == old)
                continue;
            changed = true;
            known[variable] = joined;
        }
        if (changed)
            waiting.Enqueue(block);
    }
}
