using Mono.Cecil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>A place that a call hands over by reference. A struct's own method gets the struct itself: no remedy is needed.</summary>
sealed record PassedReference(Function Callee, Place Place, bool IsReadOnly, Action? Remedy);

/// <summary>
/// Copying in and out is not enough where the callee, or what it calls, comes to the place on another way as well: by the
/// static field's name, or through the object or array. Such a call gets a reference that exists at run time. Which calls
/// these are is known when every function has been imported. A struct that is overwritten as a whole while somebody refers to
/// it or to a part of it is overwritten field by field.
/// </summary>
sealed class AliasRules
{
    readonly Dictionary<Function, Touches> own = [];
    readonly HashSet<Function> pointed = [];

    AliasRules(IReadOnlyCollection<Function> functions)
    {
        foreach (var function in functions)
        {
            own[function] = Touches.Of(function);
            pointed.UnionWith(own[function].Pointed);
        }
    }

    public static void Check(ContractModule module)
    {
        if (module.Passed.Count == 0)
            return;
        var rules = new AliasRules(module.Functions);
        foreach (var passed in module.Passed)
        {
            var met = rules.Comes(passed.Callee).ToList();
            var replaced = met.SelectMany(touches => touches.Replaces(passed.Place)).ToList();
            foreach (var type in replaced)
                module.View.Learn(InPlace(type));
            if (replaced.Count > 0 || met.Exists(touches => touches.Meets(passed.Place, passed.IsReadOnly)))
                passed.Remedy?.Invoke();
        }
    }

    public static string InPlace(TypeReference type) => $"in place {type.FullName}";

    /// <summary>The function and what it calls. A delegate may be any function that is made into one.</summary>
    IEnumerable<Touches> Comes(Function function)
    {
        var seen = new HashSet<Function> { function };
        var waiting = new Stack<Function>(seen);
        while (waiting.TryPop(out var next))
        {
            if (!own.TryGetValue(next, out var touches))
                continue;
            yield return touches;
            foreach (var target in touches.CallsDelegates ? touches.Called.Concat(pointed) : touches.Called)
                if (seen.Add(target))
                    waiting.Push(target);
        }
    }
}

/// <summary>What one function reads and writes by itself, beside its locals and parameters.</summary>
sealed class Touches
{
    /// <summary>Items of a container; null stands for any.</summary>
    sealed record Items(TypeReference? Container, object? Index, bool IsWrite);

    readonly HashSet<Variable> read = [], written = [];
    readonly List<Items> items = [];
    readonly Dictionary<string, TypeReference> replaced = [];

    public HashSet<Function> Called { get; } = [];

    /// <summary>Functions that become delegates here.</summary>
    public HashSet<Function> Pointed { get; } = [];

    public bool CallsDelegates { get; private set; }

    public static Touches Of(Function function)
    {
        var touches = new Touches();
        foreach (var statement in function.Statements)
            touches.Write(statement switch
            {
                Store store => [store.Variable],
                CallByReference call => call.Outputs,
                _ => [],
            });
        foreach (var root in function.Roots)
            touches.See(root);
        return touches;
    }

    void Write(IEnumerable<Variable> variables)
    {
        written.UnionWith(variables);
        foreach (var variable in variables.Where(item => item.Slot == Slot.Static))
            Replace(variable.Type);
    }

    void Replace(IrType type)
    {
        if (type is { Kind: Kind.Struct, Clr: { } clr })
            replaced[clr.FullName] = clr;
    }

    /// <summary>Structs that are overwritten as a whole, of which the place may be one or a part of one.</summary>
    public IEnumerable<TypeReference> Replaces(Place place)
    {
        IrType?[] seen = [place.Type, (place as ItemPlace)?.Container.Type];
        return replaced.Values.Where(type => seen.Any(one => one is { Kind: Kind.Struct, Clr: { } clr } && Holds(type, clr)));
    }

    static bool Holds(TypeReference type, TypeReference part) => type.FullName == part.FullName
        || TypeMap.Fields(type).Any(field => TypeMap.Of(field.Type) is { Kind: Kind.Struct, Clr: { } inner } && Holds(inner, part));

    public bool Meets(Place place, bool isReadOnly) => place switch
    {
        VariablePlace { Variable: { Slot: Slot.Static } variable } =>
            written.Contains(variable) || (!isReadOnly && read.Contains(variable)),
        ItemPlace item => items.Exists(touched => (touched.IsWrite || !isReadOnly) && MayBeOne(item, touched)),
        _ => false,
    };

    void See(Expr expr)
    {
        switch (expr)
        {
            case Load { Variable: { Slot: Slot.Static } variable }:
                read.Add(variable);
                break;
            case Call call:
                Called.Add(call.Target);
                break;
            case FunctionPointer pointer:
                Pointed.Add(pointer.Target);
                break;
            case IndirectCall:
                CallsDelegates = true;
                break;
            case Op { Code: Emit.OpCode.PICKITEM or Emit.OpCode.SETITEM } op:
                items.Add(new Items(op.Operands[0].Type.Clr, (op.Operands[1] as Const)?.Value, op.Code == Emit.OpCode.SETITEM));
                if (op.Operands is [_, _, var value])
                    Replace(value.Type);
                break;
            case Copy copy:
                items.Add(new Items(copy.Type.Clr, null, false));
                break;
            default:
                SeeWhole(expr);
                break;
        }
        foreach (var operand in expr.Operands)
            See(operand);
    }

    /// <summary>What works on whole containers: instructions, and calls of the chain that are handed one.</summary>
    void SeeWhole(Expr expr)
    {
        const Effects heap = Effects.ReadsHeap | Effects.WritesHeap;
        bool isOutside = expr is Syscall or TokenCall;
        foreach (var operand in expr.Operands.Where(operand => operand.Type.Kind is Kind.Object or Kind.Struct or Kind.Buffer))
            if ((expr.Own & heap) != 0 || isOutside)
                items.Add(new Items(isOutside ? null : operand.Type.Clr, null, !isOutside && expr.Own.HasFlag(Effects.WritesHeap)));
    }

    static bool MayBeOne(ItemPlace place, Items touched) =>
        (place.Index is not Const { Value: var index } || touched.Index is null || Equals(index, touched.Index))
        && MayBeOne(place.Container.Type.Clr, touched.Container);

    static bool MayBeOne(TypeReference? one, TypeReference? other)
    {
        if (one is null || other is null || one.FullName == other.FullName || IsOpen(one) || IsOpen(other))
            return true;
        if (one is ArrayType left && other is ArrayType right)
            return !left.ElementType.IsValueType && !right.ElementType.IsValueType;
        if (one is ArrayType || other is ArrayType || one.IsValueType || other.IsValueType)
            return false;
        return Hierarchy.Root(one).FullName == Hierarchy.Root(other).FullName;
    }

    /// <summary>Types behind which another one may hide.</summary>
    static bool IsOpen(TypeReference type) => type is GenericParameter || type.FullName == "System.Object"
        || (type is not ArrayType && Hierarchy.IsInterface(type));
}
