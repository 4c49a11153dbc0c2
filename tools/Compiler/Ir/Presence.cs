using StarMiner.Compiler.Emit;

namespace StarMiner.Compiler.Ir;

/// <summary>Values that cannot be null, whatever the variables hold.</summary>
public static class Presence
{
    public static bool IsSure(Expr expr) => IsSure(expr, load => load.Variable is { Name: "this", Slot: Slot.Parameter });

    /// <summary>The same where something is known of the variables.</summary>
    public static bool IsSure(Expr expr, Predicate<Load> isPresent) => expr switch
    {
        Const literal => !literal.IsNull,
        Load load => isPresent(load),
        Op { Code: OpCode.CONVERT } or Retyped => IsSure(expr.Operands[0], isPresent),
        Op op => MakesValue(op.Code),
        Sequence guard => IsGuard(guard),
        Pack or AsInteger or Wrap or Check => true,
        _ => false,
    };

    /// <summary>Value or something else if it is null: what the framework's own sequences begin with.</summary>
    public static bool IsGuard(Sequence sequence) =>
        sequence.Code is [{ Code: OpCode.DUP }, { Code: OpCode.ISNULL }, { Code: OpCode.JMPIFNOT }, ..];

    static bool MakesValue(OpCode code) => code is OpCode.CAT or OpCode.SUBSTR or OpCode.LEFT or OpCode.RIGHT or OpCode.SIZE
        or OpCode.NEWBUFFER or OpCode.NEWARRAY or OpCode.NEWARRAY_T or OpCode.NEWARRAY0 or OpCode.NEWMAP or OpCode.NEWSTRUCT
        or >= OpCode.SIGN and <= OpCode.WITHIN or OpCode.EQUAL or OpCode.NOTEQUAL or OpCode.ISNULL;
}
