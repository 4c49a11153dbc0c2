using System.Numerics;
using StarMiner.Compiler.Emit;
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
        expr is Call call && call.Target != function && Body(call.Target) is { } body && TakesAll(body, call)
            ? Rewriter.As(Insert(body, call), call.Type)
            : expr);

    /// <summary>The value that the function returns, if nothing else happens in it.</summary>
    static Expr? Body(Function target) =>
        target is { IsComplete: true, Outputs.Count: 0, Blocks: [{ Statements.Count: 0, Catch: null, End: Return { Value: { } value } }] }
            && value.Count <= MaxNodes && (value.Effects & ~(Effects.ReadsHeap | Effects.Throws | Effects.Faults)) == 0
            ? value
            : null;

    static bool TakesAll(Expr body, Call call) => call.Operands.Zip(call.Target.Parameters).All(pair => IsSimple(pair.First)
        || (pair.First is Pack pack && Array.TrueForAll(pack.Operands, IsSimple) && IsOnlyPicked(body, pair.Second, pack)));

    /// <summary>Arguments that may be evaluated any number of times, or never.</summary>
    static bool IsSimple(Expr argument) => argument is Load { Variable.Slot: not Slot.Static }
        || (argument is Const && argument.Type.Kind != Kind.Buffer);

    static bool IsOnlyPicked(Expr expr, Variable parameter, Pack pack) => Picked(expr) is var (from, at) && from == parameter
        ? at >= 0 && at < pack.Operands.Length
        : !(expr is Load load && load.Variable == parameter)
            && Array.TrueForAll(expr.Operands, operand => IsOnlyPicked(operand, parameter, pack));

    static (Variable From, int At)? Picked(Expr expr) =>
        expr is Op { Code: OpCode.PICKITEM, Operands: [Load { Variable: { Slot: Slot.Parameter } from }, Const { Value: BigInteger at }] }
            ? (from, (int)at)
            : null;

    static Expr Insert(Expr expr, Call call)
    {
        if (Picked(expr) is var (from, at) && Argument(from, call) is Pack pack)
            return Rewriter.As(pack.Operands[at].With([]), expr.Type);
        if (expr is Load { Variable: { Slot: Slot.Parameter } parameter } load)
            return Rewriter.As(Argument(parameter, call).With([]), load.Type);
        return expr.With([.. expr.Operands.Select(operand => Insert(operand, call))]);
    }

    static Expr Argument(Variable parameter, Call call) => call.Operands[call.Target.Parameters.IndexOf(parameter)];
}
