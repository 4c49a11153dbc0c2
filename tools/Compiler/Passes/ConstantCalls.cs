using StarMiner.Compiler.Evaluation;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>A call, or an instruction, whose operands are literals is its result, where that needs nothing of the chain.</summary>
public static class ConstantCalls
{
    public static bool Run(Function function) => Rewriter.Run(function, Fold);

    public static Expr Fold(Expr expr)
    {
        // What comes back by reference is no value that a literal could stand for.
        bool isCandidate = expr is Call { Target.Outputs.Count: 0 } or TokenCall or Sequence
            or Op { Type.Kind: not Kind.Void, Operands.Length: > 0 } or Wrap or AsInteger or Retyped or InstanceTest;
        if (!isCandidate || !Array.TrueForAll(expr.Operands, operand => operand is Const))
            return expr;
        try
        {
            var value = new Evaluator(_ => throw new UnknownException(), null).Value(expr, []);
            if (expr.Type.Kind == Kind.Void)
                return expr;
            return value is BufferItem buffer && expr.Type.Kind is Kind.Buffer or Kind.Bytes
                ? new Const(buffer.Bytes, expr.Type)
                : Items.IsImmutable(value) ? Items.Literal(value, expr.Type) : expr;
        }
        catch (UnknownException)
        {
            return expr;
        }
    }
}
