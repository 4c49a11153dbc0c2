using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Analysis;

/// <summary>
/// A loop that ends when a storage iterator does: others decide how long it is, and whether it fits into a block.
/// </summary>
static class UnboundedLoops
{
    public static void Check(AnalysedContract contract)
    {
        foreach (Function function in contract.Functions)
            foreach (Block block in function.Blocks)
                if (Steps.Of(block).FirstOrDefault(step => Moves(step.Node)) is { } next)
                    Check(contract, function, block, next);
    }

    static void Check(AnalysedContract contract, Function function, Block block, Step next)
    {
        HashSet<Block> loop = Ways.LoopAround(block);
        if (loop.Count == 0)
            return;
        HashSet<Variable> changed = [.. loop.SelectMany(inner => inner.Statements).OfType<Store>()
            .Select(store => store.Variable)];
        bool isBounded = loop.Any(inner => inner.End is Branch or Switch
            && inner.End.Targets.Any(target => !loop.Contains(target)) && Counts(inner.End.Value!, changed));
        if (!isBounded)
            contract.Warn("NEOC6005",
                "a loop over a storage iterator without a bound: as the storage grows it costs more GAS than a call "
                + "may take; count, and stop", function, next.At);
    }

    static bool Moves(Expr node) => Services.SyscallsOf(node).Contains("System.Iterator.Next");

    /// <summary>Depends on something that each round changes, or on the GAS that is left.</summary>
    static bool Counts(Expr condition, HashSet<Variable> changed)
        => (condition is Load { Variable: var variable, Type: { } type } && changed.Contains(variable)
                && (type.IsInteger || type.Kind == Kind.Big))
            || condition is Op { Code: OpCode.SIZE }
            || Services.SyscallsOf(condition).Contains("System.Runtime.GasLeft")
            || Array.Exists(condition.Operands, operand => Counts(operand, changed));
}
