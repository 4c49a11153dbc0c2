using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>Drops stores that nobody loads any more, and evaluations without effect.</summary>
public static class DeadStores
{
    public static bool Run(Function function)
    {
        var liveness = new Liveness(function);
        bool changed = false;
        foreach (var block in function.Blocks)
            liveness.Backward(block, (index, isWanted) =>
            {
                var statement = block.Statements[index];
                bool isDead = statement is Store { Variable: { Slot: not Slot.Static } stored } && !isWanted(stored);
                if (!isDead && statement is not Eval)
                    return true;
                if (EffectRules.IsPure(statement.Value!.Effects))
                {
                    block.Statements.RemoveAt(index);
                    changed = true;
                    return false;
                }
                if (isDead)
                {
                    block.Statements[index] = new Eval(statement.Value!) { At = statement.At, Source = statement.Source };
                    changed = true;
                }
                return true;
            });
        return changed;
    }
}
