using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>
/// NeoVM runs <c>_initialize</c> before every call, whatever the called method needs. Static objects that are known at
/// compile time and that only some exported methods reach are made at the entry of those.
/// </summary>
public static class LazyStatics
{
    /// <summary>Below this, calling a common function that makes the objects saves nothing worth its bytes.</summary>
    const int CallUnits = 1024;

    /// <summary>Returns the functions that make what several exports need.</summary>
    public static List<Function> Run(
        IReadOnlyList<Function> functions, IReadOnlyList<Function> initialisers, IReadOnlyList<Function> exports)
    {
        var makers = new List<Function>();
        var values = Values(functions, initialisers);
        if (values.Count == 0)
            return makers;
        var called = functions.SelectMany(function => function.Roots.SelectMany(Reachability.Targets)).ToHashSet();
        var users = exports.ToDictionary(export => export, export => Reached(export).SelectMany(Initialisation.StaticsOf).ToHashSet());
        var groups = values.Keys.GroupBy(variable => string.Join(",", exports.Select((export, i) => users[export].Contains(variable) ? i : -1)));
        foreach (var group in groups)
        {
            var having = exports.Where(export => users[export].Contains(group.First())).ToList();
            if (having.Count == 0 || having.Count == exports.Count || (having.Count > 1 && group.Sum(item => Units(values[item])) < CallUnits))
                continue;
            var stores = group.Select(item => (Statement)new Store(item, values[item])).ToList();
            if (having.Count > 1)
            {
                var maker = Maker(stores, makers.Count);
                makers.Add(maker);
                stores = [new Eval(new Call(maker, IrType.Void))];
            }
            foreach (var export in having)
                Enter(export, having.Count > 1 ? [new Eval(stores[0].Value!.With([]))] : stores, called.Contains(export) ? group.First() : null);
            foreach (var variable in group)
                variable.IsLazy = true;
        }
        return makers;
    }

    /// <summary>Statics that nobody stores and that hold nothing but literals and arrays of them.</summary>
    static Dictionary<Variable, Expr> Values(IReadOnlyList<Function> functions, IReadOnlyList<Function> initialisers)
    {
        var outcomes = initialisers.Select(item => item.Outcome).ToList();
        // What code still runs in _initialize may look at any of them.
        if (!outcomes.TrueForAll(item => item is { IsWhole: true } && item.Rest.All(store => IsAlone(store.Value!))))
            return [];
        var values = new Dictionary<Variable, Expr>();
        foreach (var (variable, value) in outcomes.SelectMany(item => item!.Values))
            values[variable] = value;
        foreach (var group in outcomes.SelectMany(item => item!.Rest).GroupBy(store => store.Variable))
            if (group.Count() > 1 || !values.TryAdd(group.Key, group.First().Value!))
                values.Remove(group.Key);
        foreach (var variable in functions.SelectMany(Initialisation.StaticsOf))
            if (variable.Known is { } known)
                values[variable] = known;
        foreach (var variable in functions.SelectMany(KnownStatics.Stored))
            values.Remove(variable);
        return values.Where(item => item.Key.Cell is null && IsObject(item.Value)).ToDictionary();
    }

    static bool IsAlone(Expr expr) => expr is not (Call or IndirectCall or FunctionPointer or Load) && Array.TrueForAll(expr.Operands, IsAlone);

    static bool IsObject(Expr value) => value is Pack ? IsMade(value) : value is Const { Value: byte[], Type.Kind: Kind.Buffer };

    static bool IsMade(Expr value) => value is Const or Syscall { Operands.Length: 0, Own: Effects.None }
        || (value is Pack && Array.TrueForAll(value.Operands, IsMade));

    static int Units(Expr value) => value.Operands.Sum(Units) + value switch
    {
        Pack => Prices.Of(OpCode.PACK),
        Const { Value: byte[], Type.Kind: Kind.Buffer } => Prices.Of(OpCode.LEFT),
        _ => 1,
    };

    static HashSet<Function> Reached(Function export)
    {
        var reached = new HashSet<Function> { export };
        var waiting = new Stack<Function>(reached);
        while (waiting.TryPop(out var next))
            foreach (var target in next.Roots.SelectMany(Reachability.Targets))
                if (reached.Add(target))
                    waiting.Push(target);
        return reached;
    }

    static Function Maker(List<Statement> stores, int number)
    {
        var block = new Block("entry") { End = new Return(null) };
        block.Statements.AddRange(stores);
        var maker = new Function($"statics{number}", $"statics{number}") { IsComplete = true };
        maker.Blocks.Add(block);
        return maker;
    }

    /// <summary>What the contract itself calls too may have been entered before: then the objects are there.</summary>
    static void Enter(Function export, List<Statement> make, Variable? known)
    {
        var body = export.Blocks[0];
        var making = new Block("statics") { End = new Jump(body) };
        making.Statements.AddRange(make);
        export.Blocks.Insert(0, making);
        if (known is not null)
            export.Blocks.Insert(0, new Block("entry")
            {
                End = new Branch(new Op(OpCode.ISNULL, IrType.Bool, null, null, new Load(known)), making, body),
            });
    }
}
