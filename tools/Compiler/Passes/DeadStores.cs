using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>Drops stores that nobody loads and evaluations without effect.</summary>
public static class DeadStores
{
    public static bool Run(Function function)
    {
        var uses = new Uses(function);
        bool changed = false;
        foreach (var block in function.Blocks)
            for (int i = block.Statements.Count - 1; i >= 0; i--)
            {
                var statement = block.Statements[i];
                bool dead = statement is Store store && store.Variable.Slot != Slot.Static
                    && (uses.Loads(store.Variable) == 0 || IsOverwritten(block, i, store, function.HasTry));
                if (!dead && statement is not Eval)
                    continue;
                if (EffectRules.IsPure(statement.Value!.Effects))
                    block.Statements.RemoveAt(i);
                else if (dead)
                    block.Statements[i] = new Eval(statement.Value!) { At = statement.At };
                else
                    continue;
                changed = true;
            }
        return changed;
    }

    /// <summary>Stored again in the same block before anybody could look, be it a catch handler.</summary>
    static bool IsOverwritten(Block block, int index, Store store, bool hasTry)
    {
        for (int i = index + 1; i < block.Statements.Count; i++)
        {
            var next = block.Statements[i];
            if (next.Value!.Reads(store.Variable) || next is CallByReference
                || (hasTry && next.Value.Effects.HasFlag(Effects.Throws)))
                return false;
            if (next is Store other && other.Variable == store.Variable)
                return true;
        }
        return false;
    }
}
