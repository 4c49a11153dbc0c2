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
            Sequence { Operands: [var value] } guard when IsGuard(guard) && IsPresent(value, present) => Rewriter.As(value, guard.Type),
            AsInteger { NullIsZero: true, Operands: [var value] } integer when IsPresent(value, present) =>
                new AsInteger(value, false, integer.Type),
            Op { Code: OpCode.ISNULL, Operands: [var value] } when IsPresent(value, present) && EffectRules.IsPure(value.Effects) =>
                new Const(false, IrType.Bool),
            _ => expr,
        });
    }

    static bool AsksForNull(Expr expr) =>
        expr is AsInteger { NullIsZero: true } or Op { Code: OpCode.ISNULL } || (expr is Sequence guard && IsGuard(guard))
        || Array.Exists(expr.Operands, AsksForNull);

    /// <summary>Value or something else if it is null: what the framework's own sequences begin with.</summary>
    static bool IsGuard(Sequence sequence) =>
        sequence.Code is [{ Code: OpCode.DUP }, { Code: OpCode.ISNULL }, { Code: OpCode.JMPIFNOT }, ..];

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

    static bool IsPresent(Expr expr, HashSet<Variable> present) => expr switch
    {
        Const literal => !literal.IsNull,
        Load load => present.Contains(load.Variable),
        Op { Code: OpCode.CONVERT } or Retyped => IsPresent(expr.Operands[0], present),
        Op op => MakesValue(op.Code),
        Sequence guard => IsGuard(guard),
        Pack or AsInteger or Wrap or Check => true,
        _ => false,
    };

    static bool MakesValue(OpCode code) => code is OpCode.CAT or OpCode.SUBSTR or OpCode.LEFT or OpCode.RIGHT or OpCode.SIZE
        or OpCode.NEWBUFFER or OpCode.NEWARRAY or OpCode.NEWARRAY_T or OpCode.NEWARRAY0 or OpCode.NEWMAP or OpCode.NEWSTRUCT
        or >= OpCode.SIGN and <= OpCode.WITHIN or OpCode.EQUAL or OpCode.NOTEQUAL or OpCode.ISNULL;
}
