using StarMiner.Compiler.Import;
using StarMiner.Compiler.Ir;
using StarMiner.Compiler.Passes;

namespace StarMiner.Compiler.Evaluation;

/// <summary>One walk through a static constructor. Stores that only read the chain are put off, the walk goes on.</summary>
sealed class StaticRun
{
    readonly Function constructor;
    readonly Evaluator evaluator;
    readonly Dictionary<Variable, object?> locals = [];
    readonly Dictionary<Variable, object?> values = [];
    readonly HashSet<Variable> unknown = [];
    readonly List<Store> rest = [];

    public StaticRun(Function constructor)
    {
        this.constructor = constructor;
        evaluator = new Evaluator(LoadStatic, StoreStatic);
    }

    /// <summary>Values that no later store of the constructor can change.</summary>
    public IEnumerable<KeyValuePair<Variable, object?>> Values => values.Where(item => IsStoredOnce(item.Key));

    public IReadOnlyList<Store> Rest => rest;

    /// <summary>True when the end was reached, so that the values and the rest stand for the constructor.</summary>
    public bool Go()
    {
        try
        {
            for (var block = constructor.Blocks[0]; ; block = evaluator.Next(block.End!, locals))
            {
                foreach (var statement in block.Statements)
                    if (!Run(statement))
                        return false;
                if (block.End is Return)
                    return values.Keys.All(IsStoredOnce);
            }
        }
        catch (UnknownException)
        {
            return false;
        }
    }

    bool IsStoredOnce(Variable variable) =>
        constructor.Statements.Count(statement => statement is Store store && store.Variable == variable) == 1;

    bool Run(Statement statement)
    {
        try
        {
            evaluator.Run(statement, locals);
            return true;
        }
        catch (UnknownException)
        {
            evaluator.Reset();
            return statement is Store store && PutOff(store);
        }
    }

    bool PutOff(Store store)
    {
        const Effects writes = Effects.WritesChain | Effects.WritesHeap | Effects.WritesStatics;
        if ((store.Value!.Effects & writes) != 0 || values.ContainsKey(store.Variable))
            return false;
        bool isClosed = true;
        var value = Rewriter.Rewrite(store.Value.With([.. store.Value.Operands]), expr =>
        {
            if (expr is not Load { Variable.Slot: not Slot.Static } load || !locals.TryGetValue(load.Variable, out object? known))
                return expr;
            isClosed &= Items.IsImmutable(known);
            return isClosed ? Items.Literal(known, load.Type) : expr;
        });
        if (!isClosed)
            return false;
        rest.Add(new Store(store.Variable, value) { At = store.At, Source = store.Source });
        locals.Remove(store.Variable);
        unknown.Add(store.Variable);
        return true;
    }

    void StoreStatic(Variable variable, object? value)
    {
        if (unknown.Contains(variable))
            throw new UnknownException();
        values[variable] = value;
    }

    object? LoadStatic(Variable variable)
    {
        if (unknown.Contains(variable) || variable.Cell is not null)
            throw new UnknownException();
        if (values.TryGetValue(variable, out object? value))
            return value;
        if (variable.Known is Const { Type.Kind: not Kind.Buffer } known)
            return known.Value;
        if (variable.Initial is Const { Type.Kind: not Kind.Buffer } initial)
            return initial.Value;
        bool isOwn = variable.Field?.DeclaringType == constructor.Method?.DeclaringType;
        if (variable.Known is null && isOwn && MethodImporter.DefaultOf(variable.Type) is Const zero)
            return zero.Value;
        throw new UnknownException();
    }
}
