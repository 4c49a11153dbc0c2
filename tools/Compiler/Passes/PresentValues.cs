using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>
/// A value that cannot be null is not asked whether it is: texts that are joined, bytes read as numbers. What was
/// asked in between no longer keeps conversions apart, so a chain of texts is converted once.
/// </summary>
public static class PresentValues
{
    public static bool Run(Function function)
    {
        if (!function.Roots.Any(AsksForNull))
            return false;
        var present = Present(function);
        return Rewriter.Run(function, expr => expr switch
        {
            Sequence { Operands: [var value] } guard when Presence.IsGuard(guard) && IsPresent(value, present) =>
                Rewriter.As(value, guard.Type),
            AsInteger { NullIsZero: true, Operands: [var value] } integer when IsPresent(value, present) =>
                new AsInteger(value, false, integer.Type),
            Op { Code: OpCode.ISNULL, Operands: [var value] } when IsPresent(value, present) && EffectRules.IsPure(value.Effects) =>
                new Const(false, IrType.Bool),
            _ => expr,
        });
    }

    static bool AsksForNull(Expr expr) =>
        expr is AsInteger { NullIsZero: true } or Op { Code: OpCode.ISNULL }
        || (expr is Sequence guard && Presence.IsGuard(guard))
        || Array.Exists(expr.Operands, AsksForNull);

    /// <summary>The locals that hold no null: all are taken for such until a store says otherwise.</summary>
    static HashSet<Variable> Present(Function function)
    {
        var stores = function.Statements.OfType<Store>().Where(store => store.Variable.Slot == Slot.Local).ToList();
        var present = stores.Select(store => store.Variable).ToHashSet();
        foreach (var block in function.Blocks)
            if (block.Catch is var (thrown, depth))
                present.ExceptWith([thrown, depth]);
        foreach (var call in function.Statements.OfType<CallByReference>())
            present.ExceptWith(call.Result is null ? call.Outputs : call.Outputs.Append(call.Result));
        while (stores.Find(store => present.Contains(store.Variable) && !IsPresent(store.Value!, present)) is { } other)
            present.Remove(other.Variable);
        return present;
    }

    static bool IsPresent(Expr expr, HashSet<Variable> present) =>
        Presence.IsSure(expr, load => present.Contains(load.Variable));
}
