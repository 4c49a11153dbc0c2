using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>A basic block of IL and what is known about the stack when it is entered.</summary>
public sealed class IlBlock(Instruction first, string name)
{
    public Instruction Start { get; } = first;

    /// <summary>The IR block that jumps to this IL reach.</summary>
    public Block First { get; } = new(name);

    /// <summary>The stack at entry; null until a predecessor has been seen.</summary>
    public List<StackEntry>? Entry { get; set; }
}

/// <summary>One stack position at a join: a variable that every predecessor stores to, or a compile-time value.</summary>
public sealed class StackEntry
{
    public Variable? Variable { get; init; }

    public Expr? Carried { get; init; }

    /// <summary>Set where the variable holds a reference: what it points to.</summary>
    public IrType? Pointed { get; init; }

    /// <summary>The predecessors' stores, to be brought to the joined type.</summary>
    public List<Store> Stores { get; } = [];
}

/// <summary>One way to handle what was thrown in a region.</summary>
public sealed class Clause(ExceptionHandler handler, string name)
{
    public ExceptionHandler Handler { get; } = handler;

    /// <summary>Asks whether the clause takes the exception.</summary>
    public Block Test { get; } = new(name);

    public Instruction Start => Handler.FilterStart ?? Handler.HandlerStart;

    public bool Holds(int offset) =>
        offset >= Start.Offset && offset < (Handler.HandlerEnd?.Offset ?? int.MaxValue);
}

/// <summary>A protected region: the IL ranges of its body and of its handlers, several only if they catch.</summary>
public sealed class TryRegion(int index, Instruction start, Instruction end)
{
    public int Index { get; } = index;

    public List<Clause> Clauses { get; } = [];

    public ExceptionHandler Handler => Clauses[0].Handler;

    /// <summary>Jumped to from outside; opens the region.</summary>
    public Block Enter { get; } = new($"try{index}");

    public Variable Depth { get; } = new($"depth{index}", IrType.I4, Slot.Local);

    public Variable Thrown { get; } = new($"thrown{index}", IrType.Object, Slot.Local);

    public int Start => start.Offset;

    public int End => end.Offset;

    public bool Catches => Handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter;

    public bool BodyHolds(int offset) => offset >= Start && offset < End;

    public bool HandlerHolds(int offset) => Clauses.Exists(clause => clause.Holds(offset));
}

/// <summary>Cuts a method body into blocks and regions.</summary>
public sealed class ControlFlow
{
    readonly Dictionary<int, IlBlock> blocks = [];

    public ControlFlow(MethodBody body)
    {
        var leaders = new SortedDictionary<int, Instruction>();
        void Lead(Instruction? instruction)
        {
            if (instruction is not null)
                leaders[instruction.Offset] = instruction;
        }
        Lead(body.Instructions[0]);
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Operand is Instruction target)
                Lead(target);
            foreach (var item in instruction.Operand as Instruction[] ?? [])
                Lead(item);
            if (instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch
                or FlowControl.Return or FlowControl.Throw)
                Lead(instruction.Next);
        }
        foreach (var handler in body.ExceptionHandlers)
        {
            Lead(handler.TryStart);
            Lead(handler.TryEnd);
            Lead(handler.FilterStart);
            Lead(handler.HandlerStart);
            Lead(handler.HandlerEnd);
        }
        foreach (var (offset, instruction) in leaders)
            blocks[offset] = new IlBlock(instruction, $"L{offset:x4}");
        Regions = MakeRegions(body);
    }

    public IEnumerable<IlBlock> Blocks => blocks.Values;

    /// <summary>Inner regions first.</summary>
    public IReadOnlyList<TryRegion> Regions { get; }

    public IlBlock At(Instruction instruction) => blocks[instruction.Offset];

    public bool IsLeader(Instruction instruction) => blocks.ContainsKey(instruction.Offset);

    /// <summary>Regions that open at this place, outermost first.</summary>
    public IEnumerable<TryRegion> OpeningAt(int offset) =>
        Regions.Where(region => region.Start == offset).Reverse();

    /// <summary>Where a jump from one place to another lands: entering a protected region goes through its opening.</summary>
    public Block Target(int from, Instruction to)
    {
        foreach (var region in OpeningAt(to.Offset))
            if (!region.BodyHolds(from))
                return region.Enter;
        return At(to).First;
    }

    /// <summary>The block that follows the opening of a region: the next inner opening, or the code.</summary>
    public Block Inside(TryRegion region)
    {
        var opening = OpeningAt(region.Start).ToList();
        int index = opening.IndexOf(region);
        return index + 1 < opening.Count ? opening[index + 1].Enter : blocks[region.Start].First;
    }

    /// <summary>Regions that a leave from one place to another closes, inner ones first.</summary>
    public IEnumerable<TryRegion> Closing(int from, int to) => Regions.Where(region =>
        (region.BodyHolds(from) && !region.BodyHolds(to)) || (region.HandlerHolds(from) && !region.HandlerHolds(to)));

    static List<TryRegion> MakeRegions(MethodBody body)
    {
        var regions = new List<TryRegion>();
        foreach (var handler in body.ExceptionHandlers)
        {
            var region = regions.Find(known => known.Start == handler.TryStart.Offset && known.End == handler.TryEnd.Offset);
            if (region is null)
                regions.Add(region = new TryRegion(regions.Count, handler.TryStart, handler.TryEnd));
            region.Clauses.Add(new Clause(handler, $"test{region.Index}.{region.Clauses.Count}"));
        }
        return InnerFirst(regions);
    }

    /// <summary>Metadata puts a region that lies in a second catch clause after the region that the clause belongs to.</summary>
    static List<TryRegion> InnerFirst(List<TryRegion> regions)
    {
        var ordered = new List<TryRegion>();
        foreach (var region in regions)
        {
            int outer = ordered.FindIndex(other => other.BodyHolds(region.Start) && other.End >= region.End
                || other.HandlerHolds(region.Start));
            ordered.Insert(outer < 0 ? ordered.Count : outer, region);
        }
        return ordered;
    }
}
