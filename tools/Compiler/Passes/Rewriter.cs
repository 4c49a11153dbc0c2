using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>Replaces trees bottom-up, in statements and terminators alike.</summary>
public static class Rewriter
{
    public static bool Run(Function function, Func<Expr, Expr> replace)
    {
        bool changed = false;
        foreach (var block in function.Blocks)
        {
            foreach (var statement in block.Statements)
                if (statement.Value is { } value && Rewrite(value, replace) is var now && now != value)
                {
                    statement.Value = now;
                    changed = true;
                }
            // A switch reads a variable, not a tree.
            if (block.End is not Switch && block.End!.Value is { } last && Rewrite(last, replace) is var then && then != last)
            {
                block.End.Value = then;
                changed = true;
            }
        }
        return changed;
    }

    public static Expr Rewrite(Expr expr, Func<Expr, Expr> replace)
    {
        Expr[]? operands = null;
        for (int i = 0; i < expr.Operands.Length; i++)
        {
            var now = Rewrite(expr.Operands[i], replace);
            if (now == expr.Operands[i])
                continue;
            operands ??= [.. expr.Operands];
            operands[i] = now;
        }
        return replace(operands is null ? expr : expr.With(operands).From(expr.Origin));
    }

    /// <summary>The value under the type that a replaced load had.</summary>
    public static Expr As(Expr value, IrType type) => value switch
    {
        _ when value.Type.Kind == type.Kind && (value.Type.Clr == type.Clr || type.Clr is null) => value,
        Const literal when type.Kind != Kind.Bool && value.Type.Kind != Kind.Bool => new Const(literal.Value, type),
        Load load => new Load(load.Variable, type),
        _ => new Retyped(value, type),
    };
}
