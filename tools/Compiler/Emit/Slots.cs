using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Emit;

/// <summary>
/// Numbers the local slots that a function still uses, and its parameters. Temporaries that live in one block only
/// share slots with those of other blocks.
/// </summary>
public static class Slots
{
    /// <summary>One variable a slot; the variables that share a slot with an earlier one are left out.</summary>
    public static List<Variable> Number(Function function)
    {
        var homes = new Dictionary<Variable, Block?>();
        foreach (var block in function.Blocks)
            foreach (var (variable, isStore) in Mentions(block))
                Settle(homes, variable, block, isStore);
        foreach (var output in function.Outputs)
            homes[output] = null;
        var locals = new List<Variable>();
        foreach (var (variable, home) in homes)
            if (home is null && variable.Slot == Slot.Local)
                Place(locals, variable, locals.Count);
        int shared = locals.Count;
        var temporaries = homes.Where(item => item.Value is not null).GroupBy(item => item.Value!, item => item.Key).ToList();
        foreach (var group in temporaries)
        {
            int index = shared;
            foreach (var variable in group)
                Place(locals, variable, index++);
        }
        if (locals.Count > byte.MaxValue)
            ShareWithin(temporaries, locals, shared);
        for (int i = 0; i < function.Parameters.Count; i++)
            function.Parameters[i].Index = i;
        if (locals.Count > byte.MaxValue)
            throw new CompileException("NEOC1009", $"'{function.Name}' needs {locals.Count} local slots; NeoVM has 255");
        return locals;
    }

    /// <summary>Where slots are short, a temporary that is not loaded any more leaves its slot to the next of its block.</summary>
    static void ShareWithin(List<IGrouping<Block, Variable>> temporaries, List<Variable> locals, int shared)
    {
        locals.RemoveRange(shared, locals.Count - shared);
        foreach (var group in temporaries)
        {
            var mentions = Mentions(group.Key).Where(item => group.Contains(item.Variable)).ToList();
            var last = new Dictionary<Variable, int>();
            for (int i = 0; i < mentions.Count; i++)
                last[mentions[i].Variable] = i;
            var free = new SortedSet<int>();
            int next = shared;
            var placed = new HashSet<Variable>();
            for (int i = 0; i < mentions.Count; i++)
            {
                var variable = mentions[i].Variable;
                if (placed.Add(variable))
                {
                    int index = free.Count > 0 ? free.Min : next++;
                    free.Remove(index);
                    Place(locals, variable, index);
                }
                if (last[variable] == i && !mentions[i].IsStore)
                    free.Add(variable.Index);
            }
        }
    }

    /// <summary>A temporary belongs to a block that stores it first and that nobody shares it with.</summary>
    static void Settle(Dictionary<Variable, Block?> homes, Variable variable, Block block, bool isStore)
    {
        if (variable.Slot != Slot.Local)
            return;
        if (!homes.TryGetValue(variable, out var home))
            homes[variable] = isStore && variable.Declared is null ? block : null;
        else if (home != block)
            homes[variable] = null;
    }

    static void Place(List<Variable> locals, Variable variable, int index)
    {
        variable.Index = index;
        if (index == locals.Count)
            locals.Add(variable);
    }

    /// <summary>Loads and stores in the order in which they happen.</summary>
    static IEnumerable<(Variable Variable, bool IsStore)> Mentions(Block block)
    {
        if (block.Catch is var (thrown, depth))
        {
            yield return (thrown, true);
            yield return (depth, false);
        }
        foreach (var statement in block.Statements)
        {
            foreach (var load in Loads(statement.Value))
                yield return (load, false);
            foreach (var stored in Stored(statement))
                yield return (stored, true);
        }
        foreach (var load in Loads(block.End!.Value))
            yield return (load, false);
        if (block.End is TryEnter enter)
            yield return (enter.Depth, true);
    }

    static IEnumerable<Variable> Stored(Statement statement) => statement switch
    {
        Store store => [store.Variable],
        CallByReference { Result: { } result } call => [.. call.Outputs, result],
        CallByReference call => call.Outputs,
        _ => [],
    };

    static IEnumerable<Variable> Loads(Expr? expr)
    {
        if (expr is null)
            return [];
        return expr is Load load ? [load.Variable] : expr.Operands.SelectMany(Loads);
    }
}
