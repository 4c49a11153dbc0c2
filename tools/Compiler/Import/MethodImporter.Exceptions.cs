using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>throw, try, catch, finally.</summary>
public sealed partial class MethodImporter
{
    readonly List<Block> pads = [];
    readonly Dictionary<TryRegion, CaughtFinally> caughtFinallies = [];

    /// <summary>A finally block that runs as ordinary code, because it catches: what it was entered for.</summary>
    sealed class CaughtFinally(int index)
    {
        /// <summary>Where to go on: an index of <see cref="Landings"/>; -1 throws again.</summary>
        public Variable Way { get; } = new($"way{index}", IrType.I4, Slot.Local);

        public List<Block> Landings { get; } = [];

        public List<Block> Ends { get; } = [];
    }

    bool ImportException(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Throw:
                var thrown = Pop();
                Abandon();
                End(new Throw(thrown));
                return true;
            case Code.Rethrow:
                Abandon();
                End(new Throw(new Load(CaughtHere().Thrown)));
                return true;
            case Code.Leave or Code.Leave_S:
                Leave((Instruction)instruction.Operand);
                return true;
            case Code.Endfinally:
                EndHandler();
                return true;
            case Code.Endfilter:
                EndFilter();
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// What nobody comes back for has been evaluated all the same: a call's result that is not wanted stays on the stack
    /// where a throw follows.
    /// </summary>
    void Abandon()
    {
        foreach (var value in stack.Where(IsWanted)) AddUnordered(new Eval(value));
        stack.Clear();
    }

    TryRegion CaughtHere() => flow.Regions.First(region => region.Catches && region.HandlerHolds(offset));

    /// <summary>Opens a region that is reached and says what its handlers find on the stack; the others' are not read.</summary>
    void EnterHandlers(TryRegion region)
    {
        if (region.Catches)
            EnterCatches(region);
        else if (region.Handler.HandlerType == ExceptionHandlerType.Fault)
            EnterFault(region);
        else if (module.View.Knows(FinallyRules.Fact(function, region.Index)))
            EnterCaughtFinally(region);
        else
            EnterFinally(region);
    }

    void EnterFinally(TryRegion region)
    {
        var handler = flow.At(region.Handler.HandlerStart);
        handler.Entry = [];
        Open(region, null, handler.First);
    }

    void Open(TryRegion region, Block? onCatch, Block? onFinally)
    {
        region.Enter.End = new TryEnter(flow.Inside(region), onCatch, onFinally, region.Depth, region.Index);
        if (onCatch is null)
            return;
        onCatch.Catch = (region.Thrown, region.Depth);
        if (region.Catches && points.TryGetValue(region.Clauses[0].Start, out var point) && !point.IsHidden)
            onCatch.CatchAt = point;
    }

    /// <summary>A finally block for exceptions only, as iterators have: a catch that throws again.</summary>
    void EnterFault(TryRegion region)
    {
        var handler = flow.At(region.Handler.HandlerStart);
        handler.Entry = [];
        Open(region, handler.First, null);
    }

    void EnterCaughtFinally(TryRegion region)
    {
        var state = caughtFinallies[region] = new CaughtFinally(region.Index);
        var handler = flow.At(region.Handler.HandlerStart);
        handler.Entry = [];
        var caught = new Block($"caught{region.Index}") { End = new EndTry(handler.First) };
        caught.Statements.Add(new Store(state.Way, Integers.Int(-1)));
        pads.Add(caught);
        Open(region, caught, null);
    }

    /// <summary>The clauses are asked one after the other; what none of them takes is thrown again.</summary>
    void EnterCatches(TryRegion region)
    {
        foreach (var clause in region.Clauses)
        {
            flow.At(clause.Handler.HandlerStart).Entry = Caught(region, clause);
            flow.At(clause.Start).Entry = Caught(region, clause);
        }
        bool first = true;
        foreach (var clause in region.Clauses)
        {
            current = clause.Test;
            pads.Add(current);
            positions[current] = int.MaxValue;
            if (first && module.View.HasTypedExceptions)
                TypeThrown(region.Thrown);
            first = false;
            TestClause(region, clause);
        }
        // Nothing to ask: the handler itself is where the exception arrives.
        var entry = region.Clauses[0].Test;
        if (entry is { Statements.Count: 0, End: Jump direct })
        {
            pads.Remove(entry);
            entry = direct.Target;
        }
        Open(region, entry, null);
    }

    static List<StackEntry> Caught(TryRegion region, Clause clause) =>
        [new StackEntry { Carried = new Load(region.Thrown, new IrType(Kind.Object, clause.Handler.CatchType)) }];

    void TestClause(TryRegion region, Clause clause)
    {
        var target = flow.At(clause.Start).First;
        if (clause.Handler.CatchType is not { } type || TakesEverything(type))
        {
            current.End = new Jump(target);
            return;
        }
        var next = After(region, clause);
        var tag = NewTemporary(IrType.I4);
        current.Statements.Add(new Store(tag, TagIn(new Load(region.Thrown), IrType.I4)));
        foreach (string name in ThrownTypes(type))
        {
            var another = new Block($"test{temporaries++}");
            current.End = new Branch(IsTag(tag, name, false), target, another);
            current = another;
            pads.Add(current);
        }
        current.End = new Jump(next);
    }

    /// <summary>Where an exception goes that the clause does not take.</summary>
    Block After(TryRegion region, Clause clause)
    {
        int index = region.Clauses.IndexOf(clause) + 1;
        if (index < region.Clauses.Count)
            return region.Clauses[index].Test;
        var again = new Block($"again{temporaries++}") { End = new Throw(new Load(region.Thrown)) };
        pads.Add(again);
        return again;
    }

    void Leave(Instruction target)
    {
        Abandon();
        SaveStack(flow.At(target));
        var landing = flow.Target(offset, target);
        var closing = flow.Closing(offset, target.Offset).ToList();
        if (closing.Count == 0)
        {
            End(new Jump(landing));
            return;
        }
        // Each region is closed by an instruction of its own; the outer ones by blocks that follow.
        for (int i = closing.Count - 1; i > 0; i--)
        {
            var outer = new Block($"leave{temporaries++}");
            pads.Add(outer);
            CloseRegion(outer, closing[i], landing);
            landing = outer;
        }
        var last = current;
        var point = pendingPoint;
        CloseRegion(last, closing[0], landing);
        last.End!.At = point;
        last.End.Source = source;
        pendingPoint = null;
        isOpen = false;
    }

    void CloseRegion(Block block, TryRegion region, Block landing)
    {
        if (!caughtFinallies.TryGetValue(region, out var state))
        {
            block.End = new EndTry(landing);
            return;
        }
        if (!state.Landings.Contains(landing))
            state.Landings.Add(landing);
        block.Statements.Add(new Store(state.Way, Integers.Int(state.Landings.IndexOf(landing))));
        block.End = new EndTry(flow.At(region.Handler.HandlerStart).First);
    }

    void EndHandler()
    {
        var region = flow.Regions.First(item => !item.Catches && item.HandlerHolds(offset));
        if (caughtFinallies.TryGetValue(region, out var state))
        {
            var end = new Block($"done{temporaries++}");
            state.Ends.Add(end);
            pads.Add(end);
            End(new Jump(end));
        }
        else if (region.Handler.HandlerType == ExceptionHandlerType.Fault)
            End(new Throw(new Load(region.Thrown)));
        else
            End(new EndFinally());
    }

    void EndFilter()
    {
        var condition = Condition(Pop());
        var region = flow.Regions.First(item => item.Clauses.Exists(known => known.Holds(offset) && known.Handler.FilterStart is not null));
        var clause = region.Clauses.Find(known => known.Holds(offset))!;
        End(new Branch(condition, flow.At(clause.Handler.HandlerStart).First, After(region, clause)));
    }

    /// <summary>Blocks without IL of their own come last. Which ways lead out of a finally block is known now.</summary>
    void PlacePads()
    {
        foreach (var (region, state) in caughtFinallies)
        {
            var again = new Block($"again{temporaries++}") { End = new Throw(new Load(region.Thrown)) };
            pads.Add(again);
            foreach (var end in state.Ends)
                end.End = new Switch(state.Way, [.. state.Landings], again);
        }
        function.Blocks.AddRange(pads);
    }
}
