using StarMiner.Compiler.Evaluation;
using StarMiner.Compiler.Import;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Emit;

/// <summary>Builds <c>_initialize</c> out of what is left of the static constructors.</summary>
static class Initialisation
{
    /// <summary>Null when no static slot is in use.</summary>
    public static Function? Build(ContractModule module, IReadOnlyList<Function> functions)
    {
        var (used, body) = Needed(module, functions);
        if (used.Count == 0)
            return null;
        var result = new Function("_initialize", "_initialize") { IsComplete = true };
        var block = new Block("entry") { End = new Return(null) };
        result.Blocks.Add(block);
        foreach (var variable in used.Where(item => item is { Known: null, IsLazy: false } && !IsStoredFirst(body, item)))
            if (DefaultValue(variable) is { } zero)
                block.Statements.Add(new Store(variable, zero));
        foreach (var variable in used.Where(item => item is { Known: not null, IsLazy: false } && !IsStoredBy(body, item)))
            block.Statements.Add(new Store(variable, variable.Known!));
        block.Statements.AddRange(body);
        return result;
    }

    /// <summary>The static slots and the code that fills them, which may call methods that use more of both.</summary>
    static (HashSet<Variable> Used, List<Statement> Body) Needed(ContractModule module, IReadOnlyList<Function> functions)
    {
        var reached = functions.ToHashSet();
        while (true)
        {
            var used = reached.SelectMany(StaticsOf).ToHashSet();
            var body = new List<Statement>();
            foreach (var initialiser in module.Initialisers.AsEnumerable().Reverse())
                body.InsertRange(0, Needed(initialiser, used));
            int before = reached.Count;
            var waiting = new Stack<Function>(body.SelectMany(statement => Reachability.Targets(statement.Value!)));
            while (waiting.TryPop(out var next))
                if (reached.Add(next))
                    foreach (var target in next.Roots.SelectMany(Reachability.Targets))
                        waiting.Push(target);
            if (reached.Count == before)
                return (used, body);
        }
    }

    public static IEnumerable<Variable> StaticsOf(Function function)
    {
        foreach (var statement in function.Statements)
        {
            if (statement is Store { Variable: { Slot: Slot.Static } stored })
                yield return stored;
            if (statement is CallByReference call)
                foreach (var output in call.Outputs.Where(item => item.Slot == Slot.Static))
                    yield return output;
        }
        foreach (var loaded in function.Roots.SelectMany(StaticsIn))
            yield return loaded;
    }

    static IEnumerable<Variable> StaticsIn(Expr expr) => expr is Load { Variable: { Slot: Slot.Static } variable }
        ? [variable]
        : expr.Operands.SelectMany(StaticsIn);

    /// <summary>What of a static constructor somebody can notice. Code with branches is called as it is.</summary>
    static List<Statement> Needed(Function initialiser, HashSet<Variable> used)
    {
        if (initialiser.Outcome is { IsWhole: true } outcome)
            return Needed([.. Known(outcome), .. outcome.Rest.Where(store => !store.Variable.IsLazy)], used);
        if (initialiser.Blocks is not [var only] || !initialiser.IsComplete)
        {
            used.UnionWith(StaticsOf(initialiser));
            return [new Eval(new Call(initialiser, IrType.Void))];
        }
        return Needed(only.Statements, used);
    }

    static IEnumerable<Statement> Known(StaticOutcome outcome) => outcome.Values
        .Where(item => !item.Key.IsLazy && !IsDefault(item.Key, item.Value))
        .Select(item => new Store(item.Key, item.Value));

    /// <summary>NeoVM's slots are null at first.</summary>
    static bool IsDefault(Variable variable, Expr value) => value is Const { IsNull: true } && DefaultValue(variable) is null;

    static List<Statement> Needed(IEnumerable<Statement> statements, HashSet<Variable> used)
    {
        var kept = new List<Statement>();
        var live = new HashSet<Variable>(used);
        foreach (var statement in statements.Reverse())
        {
            if (!IsNeeded(statement, live))
                continue;
            kept.Insert(0, statement);
            live.UnionWith(Loaded(statement.Value!));
        }
        used.UnionWith(live.Where(item => item.Slot == Slot.Static));
        return kept;
    }

    static bool IsNeeded(Statement statement, HashSet<Variable> live) => statement switch
    {
        Store store => live.Contains(store.Variable) || !EffectRules.IsPure(store.Value!.Effects),
        Eval { Value: Op { Code: OpCode.SETITEM, Operands: [Load target, ..] } } => live.Contains(target.Variable),
        _ => true,
    };

    static IEnumerable<Variable> Loaded(Expr expr) =>
        expr is Load load ? [load.Variable] : expr.Operands.SelectMany(Loaded);

    static bool Calls(Expr expr) => expr is Call or IndirectCall || Array.Exists(expr.Operands, Calls);

    /// <summary>Nothing reads the slot, or calls what might, before it is filled.</summary>
    static bool IsStoredFirst(List<Statement> body, Variable variable)
    {
        foreach (var statement in body)
        {
            if (StaticsIn(statement.Value!).Contains(variable) || Calls(statement.Value!))
                return false;
            if (statement is Store store && store.Variable == variable)
                return true;
        }
        return false;
    }

    static bool IsStoredBy(List<Statement> body, Variable variable) =>
        body.Exists(statement => statement is Store store && store.Variable == variable);

    static Expr? DefaultValue(Variable variable)
    {
        if (variable.Cell is { } type)
            return new Pack(OpCode.PACK, IrType.Object, variable.Initial ?? MethodImporter.DefaultOf(type));
        var zero = variable.Initial ?? MethodImporter.DefaultOf(variable.Type);
        return zero is Const { IsNull: true } ? null : zero;
    }
}
