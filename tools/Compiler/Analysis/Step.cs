using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Analysis;

/// <summary>One node of a function's trees as it is evaluated.</summary>
/// <param name="At">The statement it belongs to; null where inlined code brought no line of its own.</param>
/// <param name="IsDropped">Nobody looks at the result.</param>
sealed record Step(Expr Node, SequencePoint? At, bool IsDropped);

static class Steps
{
    /// <summary>A block's nodes in the order of evaluation.</summary>
    public static IEnumerable<Step> Of(Block block)
    {
        SequencePoint? at = null;
        foreach (Statement statement in block.Statements)
        {
            at = statement.At ?? at;
            foreach (Step step in Of(statement.Value, at, statement is Eval))
                yield return step;
        }
        foreach (Step step in Of(block.End!.Value, block.End.At ?? at, false))
            yield return step;
    }

    static IEnumerable<Step> Of(Expr? expr, SequencePoint? at, bool isDropped)
    {
        if (expr is null)
            yield break;
        // Whose own result is dropped, and who does nothing else, has not looked at its operands either.
        bool passesOn = isDropped && EffectRules.IsPure(expr.Own);
        foreach (Expr operand in expr.Operands)
            foreach (Step step in Of(operand, at, passesOn))
                yield return step;
        yield return new Step(expr, at, isDropped);
    }
}
