using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>
/// A variable that is stored once, with a literal, a known static or a variable that never changes, is that value.
/// C#'s definite assignment guarantees that the store comes before every load.
/// </summary>
public static class CopyPropagation
{
    public static bool Run(Function function)
    {
        var uses = new Uses(function);
        var known = new Dictionary<Variable, Expr>();
        foreach (var store in function.Statements.OfType<Store>())
            if (store.Variable.Slot == Slot.Local && uses.Stores(store.Variable) == 1
                && IsFixed(store.Value!, uses) && !function.Outputs.Contains(store.Variable) && !LeadsTo(store.Variable, store.Value!, known))
                known[store.Variable] = store.Value!;
        if (known.Count == 0)
            return false;
        return Rewriter.Run(function, expr =>
        {
            while (expr is Load load && known.TryGetValue(load.Variable, out var value))
                expr = Rewriter.As(value.With([]), load.Type);
            return expr;
        });
    }

    /// <summary>
    /// Where the store that gave a variable its value was cut as unreachable, what is left can be a copy of itself, or a ring of
    /// copies. Nothing ever runs it, but following it would not end.
    /// </summary>
    static bool LeadsTo(Variable variable, Expr value, Dictionary<Variable, Expr> known)
    {
        while (value is Load load)
        {
            if (load.Variable == variable)
                return true;
            if (!known.TryGetValue(load.Variable, out value!))
                return false;
        }
        return false;
    }

    static bool IsFixed(Expr value, Uses uses) => value switch
    {
        // A buffer literal is an object of its own; two loads must see the same one.
        Const => value.Type.Kind != Kind.Buffer,
        Load { Variable: { Slot: Slot.Static } field } => field.Known is not null && uses.Stores(field) == 0,
        Load load => uses.Stores(load.Variable) == 1,
        _ => false,
    };
}
