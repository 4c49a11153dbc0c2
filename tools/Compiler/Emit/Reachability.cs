using StarMiner.Compiler.Ir;
using StarMiner.Compiler.Passes;

namespace StarMiner.Compiler.Emit;

/// <summary>Which functions the given ones call, directly or not, after the passes have run over each.</summary>
static class Reachability
{
    public static List<Function> From(IEnumerable<Function> roots, CompilerOptions options)
    {
        var found = new List<Function>();
        void Visit(Function function)
        {
            if (found.Contains(function))
                return;
            found.Add(function);
            PassManager.Run(function, options);
        }
        foreach (var root in roots)
            Visit(root);
        for (int i = 0; i < found.Count; i++)
            foreach (var target in found[i].Roots.SelectMany(Targets).ToList())
                Visit(target);
        return found;
    }

    public static IEnumerable<Function> Targets(Expr expr)
    {
        if (expr is Call call)
            yield return call.Target;
        if (expr is FunctionPointer pointer)
            yield return pointer.Target;
        foreach (var target in expr.Operands.SelectMany(Targets))
            yield return target;
    }
}
