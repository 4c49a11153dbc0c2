using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>
/// The simulated evaluation stack. An entry is a tree that has not been evaluated yet; before a statement goes out,
/// entries that the statement could disturb are stored in temporaries.
/// </summary>
public sealed partial class MethodImporter
{
    readonly List<Expr> stack = [];
    readonly HashSet<Variable> stable = [];

    void Push(Expr expr) => stack.Add(expr);

    Expr Pop()
    {
        if (stack.Count == 0)
            throw new CompileException("NEOC1004", "the evaluation stack is empty here");
        var top = stack[^1];
        stack.RemoveAt(stack.Count - 1);
        return top;
    }

    Expr[] Pop(int count)
    {
        if (stack.Count < count)
            throw new CompileException("NEOC1004", "the evaluation stack is too short here");
        Expr[] values = [.. stack.GetRange(stack.Count - count, count)];
        stack.RemoveRange(stack.Count - count, count);
        return values;
    }

    Variable NewTemporary(IrType type)
    {
        var variable = new Variable($"t{temporaries++}", type, Slot.Local);
        stable.Add(variable);
        return variable;
    }

    /// <summary>Appends a statement in evaluation order.</summary>
    void Add(Statement statement)
    {
        var effects = statement.Value?.Effects ?? Effects.None;
        if (statement is Store { Variable.Slot: Slot.Static })
            effects |= Effects.WritesStatics;
        Flush(effects, (statement as Store)?.Variable);
        if (statement is CallByReference call)
            foreach (var output in call.Outputs)
                Flush(Effects.None, output);
        AddUnordered(statement);
    }

    void AddUnordered(Statement statement)
    {
        statement.At = pendingPoint;
        statement.Source = source;
        pendingPoint = null;
        current.Statements.Add(statement);
    }

    /// <summary>Evaluates now what would otherwise be evaluated after a disturbance.</summary>
    void Flush(Effects effects, Variable? written)
    {
        bool isSeen = written is not null && IsSeenByHandler(written);
        int last = stack.FindLastIndex(entry => !EffectRules.Commute(entry.Effects, effects)
            || (written is not null && entry.Reads(written))
            || (isSeen && entry.Effects.HasFlag(Effects.Throws)));
        for (int i = 0; i <= last; i++)
            if (!IsTimeless(stack[i]) || (written is not null && stack[i].Reads(written)))
                stack[i] = Spill(stack[i]);
    }

    /// <summary>Inside try, a handler can tell whether a variable was stored before or after something threw.</summary>
    bool IsSeenByHandler(Variable variable) => (locals.Contains(variable) || function.Parameters.Contains(variable))
        && flow.Regions.Any(region => region.BodyHolds(offset));

    /// <summary>True where the moment of evaluation makes no difference.</summary>
    bool IsTimeless(Expr expr) => expr switch
    {
        Const or AddressOf or ContractThis or EventHandle or FunctionPointer => true,
        Load load => load.Variable.Slot != Slot.Static,
        _ => false,
    };

    /// <summary>A literal that makes a new object whenever it is evaluated.</summary>
    static bool IsObject(Expr value) => value is Const { Value: not null, Type.Kind: Kind.Buffer };

    /// <summary>Stores a value in a temporary; the result loads it.</summary>
    Expr Spill(Expr value)
    {
        // What was made unsigned for whoever asked first stays so.
        var type = value.Type.Kind is Kind.I4 or Kind.I8 && !value.Range.Within(value.Type.Range) ? StackType(value) : value.Type;
        if (type.IsInteger)
            value = Integers.Normalise(value, type);
        var variable = NewTemporary(type);
        AddUnordered(new Store(variable, value));
        return new Load(variable);
    }

    /// <summary>A form of the value that can be evaluated any number of times with the same result.</summary>
    Expr Repeatable(Expr value) => (value is Const && !IsObject(value)) || value is ContractThis or EventHandle
        || (value is Load load && stable.Contains(load.Variable))
            ? value
            : SpillOrdered(value);

    Expr SpillOrdered(Expr value)
    {
        Flush(value.Effects, null);
        return Spill(value);
    }

    static Expr Clone(Expr expr) => expr.With([.. expr.Operands.Select(Clone)]);

    /// <summary>Brings a value into the form that a place of this type holds.</summary>
    static Expr Coerce(Expr value, IrType type)
    {
        if (type.Kind == Kind.Bool)
            return Truth(value);
        if (type.IsInteger)
            return Integers.Normalise(value, type);
        return type.Kind == Kind.Struct && !IsFresh(value) ? new Copy(value) : value;
    }

    /// <summary>A struct that nobody else can reach.</summary>
    static bool IsFresh(Expr value) => value is Pack or Call or Copy or Syscall or TokenCall or IndirectCall or Sequence;

    static Expr Truth(Expr value) => value switch
    {
        { Type.Kind: Kind.Bool } => value,
        Const { Value: System.Numerics.BigInteger number } => new Const(!number.IsZero, IrType.Bool),
        _ => new Op(Emit.OpCode.NZ, IrType.Bool, null, null, Integers.Normalise(value, StackType(value))),
    };

    /// <summary>The signed form that an int or long has on the stack when nothing says otherwise.</summary>
    static IrType StackType(Expr value) => value.Type.Kind is Kind.I8 or Kind.U8
        ? value.Range.Within(IrType.U8.Range) ? IrType.U8 : IrType.I8
        : value.Range.Within(IrType.U4.Range) ? IrType.U4 : IrType.I4;

    /// <summary>Hands the pending stack over to the block that is jumped to.</summary>
    void SaveStack(IlBlock target)
    {
        target.Entry ??= [.. stack.Select((value, i) => value is AddressOf chosen && IsReference(ReferenceAt(target, i))
            ? new StackEntry { Variable = new Variable($"t{temporaries++}", IrType.Object, Slot.Local), Pointed = chosen.Place.Type }
            : IsCarried(value)
                ? new StackEntry { Carried = value }
                : new StackEntry { Variable = new Variable($"t{temporaries++}", value.Type, Slot.Local) })];
        if (target.Entry.Count != stack.Count)
            throw new CompileException("NEOC1004", "the evaluation stack differs between two ways to the same place");
        for (int i = 0; i < stack.Count; i++)
        {
            var entry = target.Entry[i];
            if (entry.Pointed is not null && stack[i] is AddressOf address)
            {
                AddUnordered(new Store(entry.Variable!, Reference(address.Place)));
                continue;
            }
            if (entry.Carried is AddressOf first && stack[i] is AddressOf other && first.Place != other.Place)
                NeedReference(ReferenceAt(target, i));
            else if (entry.Carried is { } carried && !IsSame(carried, stack[i]))
                throw new CompileException("NEOC1005", "an address or event differs between two ways to the same place");
            if (entry.Variable is null)
                continue;
            if (IsCarried(stack[i]))
                throw new CompileException("NEOC1005", "an address or event differs between two ways to the same place");
            var store = new Store(entry.Variable, stack[i]);
            entry.Stores.Add(store);
            AddUnordered(store);
        }
    }

    static bool IsSame(Expr left, Expr right) => (left, right) switch
    {
        (EventHandle a, EventHandle b) => a.Field == b.Field,
        _ => left.GetType() == right.GetType(),
    };

    static bool IsCarried(Expr value) => value is AddressOf or ContractThis or EventHandle;

    void RestoreStack(IlBlock block)
    {
        stack.Clear();
        foreach (var entry in block.Entry!)
        {
            if (entry.Carried is not null)
            {
                stack.Add(Clone(entry.Carried));
                continue;
            }
            if (entry.Pointed is { } pointed)
            {
                stack.Add(Follow(new Load(entry.Variable!), pointed));
                continue;
            }
            var type = Join(entry.Stores.Select(store => store.Value!));
            entry.Variable!.Type = type;
            foreach (var store in entry.Stores)
                store.Value = Coerce(store.Value!, type);
            stack.Add(new Load(entry.Variable));
        }
    }

    /// <summary>The type of a value that comes in over several ways.</summary>
    static IrType Join(IEnumerable<Expr> values)
    {
        IrType? joined = null;
        bool truths = true;
        foreach (var value in values)
        {
            truths &= value.Type.Kind == Kind.Bool
                || value is Const { Value: System.Numerics.BigInteger { IsZero: true } or System.Numerics.BigInteger { IsOne: true } };
            if (value is Const { IsNull: true })
                continue;
            joined = joined is null || joined == value.Type ? value.Type : Join(joined, value.Type);
        }
        if (joined is null)
            return IrType.Object;
        return joined.Kind == Kind.Bool && !truths ? IrType.I4 : joined;
    }

    static IrType Join(IrType a, IrType b)
    {
        if (a.Kind == Kind.Bool || b.Kind == Kind.Bool)
            return IrType.Bool;
        if (a.IsInteger && b.IsInteger)
            return a.Kind == b.Kind ? a : a.IsWide || b.IsWide ? IrType.I8 : IrType.I4;
        return a.Kind == b.Kind ? new IrType(a.Kind) : IrType.Object;
    }
}
