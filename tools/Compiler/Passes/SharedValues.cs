using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>
/// A value that is computed again where it is already known is kept in a slot: storage keys for Get and Put (2,048
/// units a concatenation), contexts, hashes.
/// </summary>
public static class SharedValues
{
    /// <summary>Storing and loading, and an INITSLOT that may not have been there.</summary>
    const int StoreUnits = 4, InitSlotUnits = 64;

    sealed record Place(Block Block, int Index, Expr Value);

    public static bool Run(Function function)
    {
        // What a static constructor leaves behind is easier to know where nothing is shared; _initialize shares it again.
        if (function.Method is { IsConstructor: true, Parameters.Count: 0 })
            return false;
        var uses = new Uses(function);
        var groups = new Dictionary<string, List<Place>>();
        foreach (var block in function.Blocks)
        {
            for (int i = 0; i < block.Statements.Count; i++)
                Collect(block.Statements[i].Value!, new Place(block, i, null!), uses, groups);
            if (block.End is not Switch && block.End!.Value is { } last)
                Collect(last, new Place(block, block.Statements.Count, null!), uses, groups);
        }
        var candidates = groups.Values.Where(group => group.Count > 1).OrderByDescending(group => Units(group[0].Value)).ToList();
        if (candidates.Count == 0)
            return false;
        var dominators = new Dominators(function);
        return candidates.Exists(group => Share(function, group, dominators));
    }

    static bool Share(Function function, List<Place> group, Dominators dominators)
    {
        foreach (var first in group)
        {
            var others = group.FindAll(other => other != first && (other.Block == first.Block
                ? other.Index >= first.Index
                : dominators.Dominates(first.Block, other.Block)));
            bool hasSlots = function.Parameters.Count > 0 || function.Statements.Any(item => item is Store { Variable.Slot: Slot.Local });
            if (others.Count * (Units(first.Value) - 2) <= StoreUnits + (hasSlots ? 0 : InitSlotUnits))
                continue;
            var kept = new Variable("shared", first.Value.Type, Slot.Local);
            var values = others.Append(first).Select(place => place.Value).ToHashSet(ReferenceEqualityComparer.Instance);
            Rewriter.Run(function, expr => values.Contains(expr) ? new Load(kept) : expr);
            first.Block.Statements.Insert(first.Index, new Store(kept, first.Value) { Source = SourceAt(first) });
            return true;
        }
        return false;
    }

    static SourcePlace? SourceAt(Place place) => place.Index < place.Block.Statements.Count
        ? place.Block.Statements[place.Index].Source
        : place.Block.End!.Source;

    /// <summary>Adds the largest trees that can be shared.</summary>
    static void Collect(Expr expr, Place at, Uses uses, Dictionary<string, List<Place>> groups)
    {
        for (int i = 0; i < expr.Operands.Length; i++)
        {
            var operand = expr.Operands[i];
            // A Buffer is an object of its own unless nobody can notice; a local's type says what numbers it may hold.
            if ((LenientOperands.Takes(expr, i) || IsImmutable(operand)) && Units(operand) > StoreUnits
                && (!operand.Type.IsInteger || operand.Range.Within(operand.Type.Range)) && Key(operand, uses) is { } key)
            {
                if (!groups.TryGetValue(key, out var group))
                    groups[key] = group = [];
                group.Add(at with { Value = operand });
            }
            else
                Collect(operand, at, uses, groups);
        }
    }

    static bool IsImmutable(Expr expr) => expr is Syscall || (expr is Op { Code: OpCode.CONVERT } && expr.Type.Kind == Kind.Bytes);

    static int Units(Expr expr) => expr.Operands.Sum(Units) + expr switch
    {
        Op op => Prices.Of(op.Code),
        Syscall => 16,
        Sequence sequence => sequence.Code.Sum(item => Prices.Of(item.Code)),
        _ => 1,
    };

    /// <summary>The tree as text; null if its value could change between two evaluations.</summary>
    static string? Key(Expr expr, Uses uses)
    {
        string? own = expr switch
        {
            Const { Value: byte[] bytes } => $"{Convert.ToHexString(bytes)}:{expr.Type.Kind}",
            Const literal => $"{literal.Value}:{expr.Type.Kind}",
            Load load => IsFixed(load, uses) ? $"v{uses.NumberOf(load.Variable)}" : null,
            Op { Code: OpCode.CAT or OpCode.CONVERT } op => $"{op.Code}{Convert.ToHexString(op.Immediate)}",
            Retyped or AsInteger => expr.GetType().Name + expr.Type.Kind,
            Sequence sequence when sequence.Own == Effects.None || IsByteOfNumber(sequence) =>
                string.Join(",", sequence.Code.Select(item => item.Code + Convert.ToHexString(item.Operand) + item.Syscall)),
            Syscall { Operands.Length: 0, Own: Effects.None } syscall when IsLasting(syscall) => syscall.Name,
            _ => null,
        };
        if (own is null)
            return null;
        string?[] operands = [.. expr.Operands.Select(operand => Key(operand, uses))];
        return Array.Exists(operands, operand => operand is null) ? null : $"{own}({string.Join(" ", operands)})";
    }

    /// <summary>Bytes that nobody writes, or a number, in a variable that has one value.</summary>
    static bool IsFixed(Load load, Uses uses) => load.Variable.Slot != Slot.Static && uses.Stores(load.Variable) == 1
        && load.Variable.Type.Kind is not (Kind.Buffer or Kind.Object or Kind.Struct or Kind.Address);

    /// <summary>Helper.ToByteArray(byte): it can only throw if the number is no byte, and then it throws at once.</summary>
    static bool IsByteOfNumber(Sequence sequence) => sequence.Code is [.., { Code: OpCode.PUSH1 }, { Code: OpCode.LEFT }];

    /// <summary>The same all the time that a contract runs, and no object that somebody could write to.</summary>
    static bool IsLasting(Syscall syscall) => syscall.Name is "System.Storage.GetContext" or "System.Storage.GetReadOnlyContext"
        or "System.Runtime.GetExecutingScriptHash" or "System.Runtime.GetCallingScriptHash"
        or "System.Runtime.GetEntryScriptHash" or "System.Runtime.GetTime";
}
