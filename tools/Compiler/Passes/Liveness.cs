using System.Collections;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>
/// Which locals and parameters somebody may still load. A handler can run after whatever throws, so what handlers need
/// is wanted in front of everything that may throw, and, to keep it simple, at the end of every block.
/// </summary>
public sealed class Liveness
{
    readonly Function function;
    readonly Dictionary<Variable, int> numbers = [];
    readonly Dictionary<Block, BitArray> entries = [];
    readonly Dictionary<Block, (BitArray Loaded, BitArray Stored)> blocks = [];
    readonly List<Block> handlers = [];
    readonly List<Block> afterTry = [];
    readonly BitArray always;

    public Liveness(Function function)
    {
        this.function = function;
        foreach (var variable in Variables())
            numbers.TryAdd(variable, numbers.Count);
        always = new BitArray(numbers.Count);
        foreach (var output in function.Outputs)
            always[numbers[output]] = true;
        foreach (var block in function.Blocks)
        {
            blocks[block] = Summary(block);
            entries[block] = new BitArray(numbers.Count);
            if (block.End is TryEnter enter)
                handlers.AddRange(new[] { enter.OnCatch, enter.OnFinally }.OfType<Block>());
            if (block.End is EndTry leave)
                afterTry.Add(leave.Target);
        }
        Solve();
    }

    /// <summary>Goes through the statements from the last to the first; after each, ask whether its variable is wanted.</summary>
    public void Backward(Block block, Func<int, Func<Variable, bool>, bool> stays)
    {
        var wanted = After(block);
        Load(block.End!.Value, wanted);
        for (int i = block.Statements.Count - 1; i >= 0; i--)
            if (stays(i, variable => wanted[numbers[variable]]))
                Step(block.Statements[i], wanted);
    }

    IEnumerable<Variable> Variables()
    {
        foreach (var block in function.Blocks)
        {
            if (block.Catch is var (thrown, depth))
            {
                yield return thrown;
                yield return depth;
            }
            if (block.End is TryEnter enter)
                yield return enter.Depth;
            foreach (var stored in block.Statements.SelectMany(Stored))
                yield return stored;
        }
        foreach (var loaded in function.Roots.SelectMany(Loaded).Concat(function.Outputs))
            yield return loaded;
    }

    void Solve()
    {
        bool changed = true;
        while (changed)
        {
            changed = false;
            for (int i = function.Blocks.Count - 1; i >= 0; i--)
            {
                var block = function.Blocks[i];
                var (loaded, stored) = blocks[block];
                var wanted = After(block).And(new BitArray(stored).Not()).Or(loaded);
                changed |= Grow(entries[block], wanted);
            }
            foreach (var handler in handlers)
                changed |= Grow(always, entries[handler]);
        }
    }

    static bool Grow(BitArray known, BitArray by)
    {
        bool grows = new BitArray(known).Not().And(by).HasAnySet();
        known.Or(by);
        return grows;
    }

    BitArray After(Block block)
    {
        var wanted = new BitArray(always);
        // Where a finally block goes on is where the region was left for.
        foreach (var target in block.End is EndFinally ? afterTry : block.End!.Targets)
            wanted.Or(entries[target]);
        return wanted;
    }

    /// <summary>What a block loads before it stores it, and what it stores.</summary>
    (BitArray Loaded, BitArray Stored) Summary(Block block)
    {
        var loaded = new BitArray(numbers.Count);
        var stored = new BitArray(numbers.Count);
        Load(block.End!.Value, loaded);
        if (block.End is TryEnter enter)
            stored[numbers[enter.Depth]] = true;
        for (int i = block.Statements.Count - 1; i >= 0; i--)
        {
            foreach (var variable in Stored(block.Statements[i]))
            {
                stored[numbers[variable]] = true;
                loaded[numbers[variable]] = false;
            }
            Load(block.Statements[i].Value, loaded);
            // A handler may look at what was there before.
            if (function.HasTry && block.Statements[i].Value!.Effects.HasFlag(Effects.Throws))
                stored.SetAll(false);
        }
        if (block.Catch is var (thrown, depth))
        {
            loaded[numbers[thrown]] = false;
            loaded[numbers[depth]] = true;
        }
        return (loaded, stored);
    }

    void Step(Statement statement, BitArray wanted)
    {
        foreach (var variable in Stored(statement))
            wanted[numbers[variable]] = false;
        Load(statement.Value, wanted);
        if (statement.Value!.Effects.HasFlag(Effects.Throws))
            wanted.Or(always);
    }

    void Load(Expr? expr, BitArray wanted)
    {
        foreach (var variable in Loaded(expr))
            wanted[numbers[variable]] = true;
    }

    static IEnumerable<Variable> Stored(Statement statement) => (statement switch
    {
        Store store => [store.Variable],
        CallByReference { Result: { } result } call => call.Outputs.Append(result),
        CallByReference call => call.Outputs,
        _ => (IEnumerable<Variable>)[],
    }).Where(variable => variable.Slot != Slot.Static);

    static List<Variable> Loaded(Expr? expr)
    {
        var found = new List<Variable>();
        void Visit(Expr item)
        {
            if (item is Load { Variable: { Slot: not Slot.Static } variable })
                found.Add(variable);
            foreach (var operand in item.Operands)
                Visit(operand);
        }
        if (expr is not null)
            Visit(expr);
        return found;
    }
}
