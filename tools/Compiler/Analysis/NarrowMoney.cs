using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Analysis;

/// <summary>
/// Sums and products of int or long that become a BigInteger only afterwards: what the wider type was chosen for is
/// lost already. Where bounds show that nothing is lost, the wrap is gone by now.
/// </summary>
static class NarrowMoney
{
    public static void Check(AnalysedContract contract)
    {
        foreach (Function function in contract.Functions)
        {
            // An int that a callee returned is the callee's choice, also where its code was copied here.
            HashSet<(Variable, object?)> narrow = [.. function.Statements.OfType<Store>()
                .Where(store => store.Value is { } value && MayWrap(value, value.Origin))
                .Select(store => (store.Variable, store.Value!.Origin))];
            foreach (Step step in function.Blocks.SelectMany(Steps.Of))
                if (step.Node is Retyped { Type.Kind: Kind.Big } widened && Loses(widened, narrow))
                    contract.Warn("NEOC6006",
                        "this BigInteger is computed in a narrower type that wraps around: convert before you "
                        + "calculate, or use checked", function, step.At);
        }
    }

    static bool Loses(Retyped widened, HashSet<(Variable, object?)> narrow) => MayWrap(widened.Operands[0], widened.Origin)
        || (widened.Operands[0] is Load { Variable: var variable } && narrow.Contains((variable, widened.Origin)));

    static bool MayWrap(Expr value, object? origin) => value switch
    {
        Wrap { Type.Width: >= 32 } wrap => wrap.Origin == origin && Calculates(wrap.Operands[0]),
        Retyped same => MayWrap(same.Operands[0], origin),
        _ => false,
    };

    static bool Calculates(Expr value) => value switch
    {
        Op { Code: OpCode.ADD or OpCode.SUB or OpCode.MUL } => true,
        Retyped same => Calculates(same.Operands[0]),
        _ => false,
    };
}
