using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>
/// Follows the bounds of int and long variables through the blocks, conditions of branches taken into account, and
/// drops wrapping and overflow checks that can have nothing to do: a loop counter below an array's length never wraps.
/// </summary>
public static class Ranges
{
    public static bool Run(Function function)
    {
        if (!function.Roots.Any(HasTarget))
            return false;
        var entries = new RangeFlow(function).Solve();
        bool changed = false;
        foreach (var block in function.Blocks)
        {
            var state = new RangeState(entries[block]);
            foreach (var statement in block.Statements)
            {
                var now = Rewriter.Rewrite(statement.Value!, expr => Drop(expr, state));
                changed |= now != statement.Value;
                statement.Value = now;
                state.Apply(statement);
            }
            if (block.End is Switch || block.End!.Value is not { } last)
                continue;
            var end = Rewriter.Rewrite(last, expr => Drop(expr, state));
            changed |= end != last;
            block.End.Value = end;
        }
        return changed;
    }

    static bool HasTarget(Expr expr) => expr is Wrap or Check || Array.Exists(expr.Operands, HasTarget);

    static Expr Drop(Expr expr, RangeState state) =>
        expr is Wrap or Check && expr.Type.IsInteger && state.Of(expr.Operands[0]).Within(expr.Type.Range)
            ? new Retyped(expr.Operands[0], expr.Type)
            : expr;
}

/// <summary>What is known of the variables at one place.</summary>
public sealed class RangeState(Dictionary<Variable, Interval> known)
{
    public Dictionary<Variable, Interval> Known { get; } = new(known);

    public Interval Of(Expr expr) => expr switch
    {
        Load load => Known.TryGetValue(load.Variable, out var range) ? range : load.Range,
        Const => expr.Range,
        Retyped => Of(expr.Operands[0]),
        Wrap or Check => Of(expr.Operands[0]) is var inner && inner.Within(expr.Type.Range) ? inner : expr.Type.Range,
        Op { Operands: [var left, var right] } op => Meet(Intervals.Of(op.Code, Of(left), Of(right)), op.Range),
        Op { Code: OpCode.NEGATE, Operands: [var value] } => new(-Of(value).Max, -Of(value).Min),
        _ => expr.Range,
    };

    public void Apply(Statement statement)
    {
        switch (statement)
        {
            case Store { Variable: { Slot: not Slot.Static, Type.IsInteger: true } } store:
                Known[store.Variable] = Of(store.Value!);
                break;
            case Store store:
                Known.Remove(store.Variable);
                break;
            case CallByReference call:
                foreach (var output in call.Outputs)
                    Known.Remove(output);
                if (call.Result is not null)
                    Known.Remove(call.Result);
                break;
        }
    }

    /// <summary>Adds what a condition's outcome tells.</summary>
    public void Assume(Expr condition, bool truth)
    {
        if (condition is Op { Code: OpCode.NOT } not)
            Assume(not.Operands[0], !truth);
        else if (condition is Op { Operands: [var left, var right] } op && Relation(op.Code, truth) is { } relation)
        {
            Limit(left, relation, Of(right));
            Limit(right, Mirror(relation), Of(left));
        }
    }

    void Limit(Expr expr, OpCode relation, Interval other)
    {
        while (expr is Retyped)
            expr = expr.Operands[0];
        if (expr is not Load { Variable: { Slot: not Slot.Static, Type.IsInteger: true } variable } load)
            return;
        var now = Of(load);
        var limited = relation switch
        {
            OpCode.LT => now with { Max = System.Numerics.BigInteger.Min(now.Max, other.Max - 1) },
            OpCode.LE => now with { Max = System.Numerics.BigInteger.Min(now.Max, other.Max) },
            OpCode.GT => now with { Min = System.Numerics.BigInteger.Max(now.Min, other.Min + 1) },
            OpCode.GE => now with { Min = System.Numerics.BigInteger.Max(now.Min, other.Min) },
            _ => now,
        };
        // An empty range is code that is never reached; leave what was known.
        if (limited.Min <= limited.Max)
            Known[variable] = limited;
    }

    static OpCode? Relation(OpCode code, bool truth) => (code, truth) switch
    {
        (OpCode.LT, true) or (OpCode.GE, false) => OpCode.LT,
        (OpCode.LE, true) or (OpCode.GT, false) => OpCode.LE,
        (OpCode.GT, true) or (OpCode.LE, false) => OpCode.GT,
        (OpCode.GE, true) or (OpCode.LT, false) => OpCode.GE,
        _ => null,
    };

    static OpCode Mirror(OpCode relation) => relation switch
    {
        OpCode.LT => OpCode.GT,
        OpCode.GT => OpCode.LT,
        OpCode.LE => OpCode.GE,
        _ => OpCode.LE,
    };

    static Interval Meet(Interval? computed, Interval declared) => computed is { } range
        ? new(System.Numerics.BigInteger.Max(range.Min, declared.Min), System.Numerics.BigInteger.Min(range.Max, declared.Max))
        : declared;
}
