using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>
/// A value that is stored and loaded once moves to where it is loaded, if nothing between could notice. It then stays
/// on the stack instead of going through a slot.
/// </summary>
public static class ForwardSubstitution
{
    public static bool Run(Function function)
    {
        var uses = new Uses(function);
        bool changed = false;
        foreach (var block in function.Blocks)
            for (int i = block.Statements.Count - 1; i >= 0; i--)
                if (block.Statements[i] is Store store && IsSingle(store.Variable, uses, function)
                    && TryMove(block, i, store, function.HasTry ? uses : null))
                {
                    block.Statements.RemoveAt(i);
                    changed = true;
                }
        return changed;
    }

    static bool IsSingle(Variable variable, Uses uses, Function function) => variable.Slot == Slot.Local
        && uses.Loads(variable) == 1 && uses.Stores(variable) == 1 && !function.Outputs.Contains(variable);

    /// <param name="seen">How often variables are stored, where a handler could look at them.</param>
    static bool TryMove(Block block, int index, Store store, Uses? seen)
    {
        var effects = store.Value!.Effects;
        for (int i = index + 1; i < block.Statements.Count; i++)
        {
            var next = block.Statements[i];
            if (next.Value!.Reads(store.Variable))
                return TryReplace(next.Value, effects, store, value => next.Value = value) && TakeLine(next, store);
            if (!CanPass(next, store, effects, seen))
                return false;
        }
        var end = block.End!;
        return end is not Switch && end.Value is { } last && last.Reads(store.Variable)
            && TryReplace(last, effects, store, value => end.Value = value);
    }

    static bool CanPass(Statement next, Store store, Effects effects, Uses? seen)
    {
        var others = next.Value!.Effects;
        if (next is Store { Variable.Slot: Slot.Static })
            others |= Effects.WritesStatics;
        if (!EffectRules.Commute(effects, others))
            return false;
        return next switch
        {
            // A handler sees whether something threw before or after a variable changed.
            Store other => !store.Value!.Reads(other.Variable)
                && !(effects.HasFlag(Effects.Throws) && seen?.Stores(other.Variable) > 1),
            CallByReference call => !call.Outputs.Any(store.Value!.Reads)
                && (call.Result is null || !store.Value!.Reads(call.Result)),
            _ => true,
        };
    }

    static bool TryReplace(Expr tree, Effects effects, Store store, Action<Expr> set)
    {
        var before = Effects.None;
        if (!Before(tree, store.Variable, ref before) || !EffectRules.Commute(effects, before))
            return false;
        set(Rewriter.Rewrite(tree, expr => expr is Load load && load.Variable == store.Variable
            ? Rewriter.As(store.Value!, load.Type)
            : expr));
        return true;
    }

    /// <summary>Collects what is evaluated before the load; true once the load is found.</summary>
    static bool Before(Expr expr, Variable variable, ref Effects before)
    {
        if (expr is Load load && load.Variable == variable)
            return true;
        foreach (var operand in expr.Operands)
            if (Before(operand, variable, ref before))
                return true;
        before |= expr.Own;
        return false;
    }

    /// <summary>The statement that takes the value in begins where the value's own line began.</summary>
    static bool TakeLine(Statement next, Store store)
    {
        next.At ??= store.At;
        return true;
    }
}
