using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>
/// A variable that never carries a value from block to block is as many variables as it has stores: the other passes
/// then see that each is stored once.
/// </summary>
public static class Splitting
{
    public static bool Run(Function function)
    {
        var uses = new Uses(function);
        var carried = Carried(function);
        bool changed = false;
        foreach (var block in function.Blocks)
        {
            var now = new Dictionary<Variable, Variable>();
            foreach (var statement in block.Statements)
            {
                statement.Value = Rename(statement.Value!, now);
                if (statement is not Store { Variable: { Slot: Slot.Local } variable } store
                    || carried.Contains(variable) || uses.Stores(variable) == 1)
                    continue;
                store.Variable = now[variable] = new Variable(variable.Name, variable.Type, Slot.Local) { Declared = variable.Declared };
                changed = true;
            }
            if (now.Count > 0 && block.End!.Value is { } last)
                block.End.Value = Rename(last, now);
        }
        return changed;
    }

    static Expr Rename(Expr expr, Dictionary<Variable, Variable> now) => now.Count == 0
        ? expr
        : Rewriter.Rewrite(expr, item =>
            item is Load load && now.TryGetValue(load.Variable, out var renamed) ? new Load(renamed, load.Type) : item);

    /// <summary>Variables that some block loads before it stores, or that more than plain stores write.</summary>
    static HashSet<Variable> Carried(Function function)
    {
        var carried = new HashSet<Variable>(function.Outputs.Concat(function.Parameters));
        foreach (var block in function.Blocks)
        {
            var stored = new HashSet<Variable>();
            if (block.Catch is var (thrown, depth))
                carried.UnionWith([thrown, depth]);
            foreach (var statement in block.Statements)
            {
                Collect(statement.Value!, stored, carried);
                if (statement is Store store)
                    stored.Add(store.Variable);
                if (statement is not CallByReference call)
                    continue;
                carried.UnionWith(call.Outputs);
                if (call.Result is not null)
                    carried.Add(call.Result);
            }
            if (block.End is Switch table)
                carried.Add(table.Selector);
            if (block.End is TryEnter enter)
                carried.Add(enter.Depth);
            if (block.End!.Value is { } last)
                Collect(last, stored, carried);
        }
        return carried;
    }

    static void Collect(Expr expr, HashSet<Variable> stored, HashSet<Variable> carried)
    {
        if (expr is Load load && !stored.Contains(load.Variable))
            carried.Add(load.Variable);
        foreach (var operand in expr.Operands)
            Collect(operand, stored, carried);
    }
}
