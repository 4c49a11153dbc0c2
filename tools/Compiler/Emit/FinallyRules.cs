using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Emit;

/// <summary>
/// NeoVM remembers one exception on its way. A try that catches inside a finally block makes it forget the one that
/// the block was entered for: such code is refused, whether the try stands there or in a method that is called.
/// </summary>
sealed class FinallyRules(IReadOnlyList<Function> functions, Diagnostics diagnostics)
{
    readonly HashSet<Function> catching = Catching(functions);

    public void Check()
    {
        foreach (var function in functions)
            foreach (var enter in function.Blocks.Select(block => block.End).OfType<TryEnter>())
                if (enter.OnFinally is { } handler && Offends(handler))
                    diagnostics.Error(
                        "NEOC1032",
                        $"a finally block of '{function.Name}' catches an exception: NeoVM would forget the one that is on its way",
                        Place(handler) ?? function.Method?.DebugInformation.SequencePoints.FirstOrDefault());
    }

    bool Offends(Block handler)
    {
        var seen = new HashSet<Block>();
        var waiting = new Stack<Block>([handler]);
        while (waiting.TryPop(out var block))
        {
            if (!seen.Add(block))
                continue;
            if (block.End is TryEnter || Roots(block).Any(root => Calls(root, catching)))
                return true;
            foreach (var target in block.End!.Targets)
                waiting.Push(target);
        }
        return false;
    }

    static SequencePoint? Place(Block block) =>
        block.Statements.Select(statement => statement.At).Append(block.End!.At).FirstOrDefault(point => point is not null);

    /// <summary>Functions that hold a try, or call one that does.</summary>
    static HashSet<Function> Catching(IReadOnlyList<Function> functions)
    {
        var found = functions.Where(function => function.HasTry).ToHashSet();
        while (functions.FirstOrDefault(item => !found.Contains(item) && item.Roots.Any(root => Calls(root, found))) is { } next)
            found.Add(next);
        return found;
    }

    static IEnumerable<Expr> Roots(Block block) =>
        block.Statements.Select(statement => statement.Value).Append(block.End!.Value).OfType<Expr>();

    /// <summary>A delegate may be anything.</summary>
    static bool Calls(Expr expr, HashSet<Function> targets) =>
        (expr is Call call && targets.Contains(call.Target)) || (expr is IndirectCall && targets.Count > 0)
        || Array.Exists(expr.Operands, operand => Calls(operand, targets));
}
