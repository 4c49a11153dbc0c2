using StarMiner.Compiler.Import;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>
/// A call of a function that is one short expression is that expression: most lambdas, once it is known which one is
/// invoked. What they capture then needs no object either.
/// </summary>
public static class ShortCallees
{
    const int MaxNodes = 12;

    public static bool Run(Function function) => Rewriter.Run(function, expr =>
        expr is Call call && call.Target != function && Body(call.Target) is { } body && Array.TrueForAll(call.Operands, IsSimple)
            ? Rewriter.As(Insert(body, call), call.Type)
            : expr);

    /// <summary>The value that the function returns, if nothing else happens in it.</summary>
    static Expr? Body(Function target) =>
        target is { IsComplete: true, Outputs.Count: 0, Blocks: [{ Statements.Count: 0, Catch: null, End: Return { Value: { } value } }] }
            && value.Count <= MaxNodes && (value.Effects & ~(Effects.ReadsHeap | Effects.Throws)) == 0
            ? value
            : null;

    /// <summary>Arguments that may be evaluated any number of times, or never.</summary>
    static bool IsSimple(Expr argument) => argument is Load { Variable.Slot: not Slot.Static }
        || (argument is Const && argument.Type.Kind != Kind.Buffer);

    static Expr Insert(Expr expr, Call call)
    {
        if (expr is Load { Variable: { Slot: Slot.Parameter } parameter } load)
            return Rewriter.As(call.Operands[call.Target.Parameters.IndexOf(parameter)].With([]), load.Type);
        return expr.With([.. expr.Operands.Select(operand => Insert(operand, call))]);
    }
}
