using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>
/// NeoVM remembers one exception on its way. A try that catches inside a finally block makes it forget the one that
/// the block was entered for, whether the try stands there or in a method that is called: such a finally block becomes a
/// catch that throws again.
/// </summary>
sealed class FinallyRules(IReadOnlyCollection<Function> functions)
{
    readonly HashSet<Function> catching = Catching(functions);

    public static void Check(ContractModule module)
    {
        var rules = new FinallyRules(module.Functions);
        foreach (var function in module.Functions)
            foreach (var enter in function.Blocks.Select(block => block.End).OfType<TryEnter>())
                if (enter.OnFinally is { } handler && rules.Offends(handler))
                    module.View.Learn(Fact(function, enter.Region));
    }

    public static string Fact(Function function, int region) => $"caught finally {region} of {function.Key}";

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

    /// <summary>Functions that hold a try, or call one that does.</summary>
    static HashSet<Function> Catching(IReadOnlyCollection<Function> functions)
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
