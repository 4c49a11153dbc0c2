using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Analysis;

/// <summary>A transfer whose result nobody looks at: false means that no money has moved.</summary>
static class IgnoredTransfers
{
    public static void Check(AnalysedContract contract)
    {
        foreach (Function function in contract.Functions)
            foreach (Step step in function.Blocks.SelectMany(Steps.Of))
                if (step.IsDropped && IsTransfer(step.Node))
                    contract.Warn("NEOC6003",
                        "the result of a transfer is ignored: it is false when nothing was transferred; assert it",
                        function, step.At);
    }

    static bool IsTransfer(Expr node)
        => Services.IsTransfer(node) || (node is Call { Target: var target } && Returns(target));

    /// <summary>A method that hands a transfer's result on, and nothing else.</summary>
    static bool Returns(Function function)
    {
        var results = function.Blocks.Select(block => block.End).OfType<Return>().Select(end => end.Value).ToList();
        return results.Count > 0 && results.TrueForAll(value => value is not null && Services.IsTransfer(Bare(value)));
    }

    static Expr Bare(Expr value) => value is Retyped or AsInteger or Wrap ? Bare(value.Operands[0]) : value;
}
