using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Analysis;

/// <summary>
/// Storage that is written after a call of another contract: that contract may call back and find the old state. A mark
/// that is set before the call and taken away after it is a lock, and makes the method safe.
/// </summary>
static class Reentrancy
{
    /// <summary>What a function does, the calls of its own included.</summary>
    sealed class Summary
    {
        public bool CallsOut;
        public Step? Write;
        public Step? WriteAfterCall;
        public HashSet<string> MarksBefore = [];
        public HashSet<string> MarksAfter = [];

        public bool IsLocked => MarksBefore.Overlaps(MarksAfter);
    }

    public static void Check(AnalysedContract contract)
    {
        var known = new Dictionary<Function, Summary>();
        foreach (var (name, function) in contract.Entries.Where(entry => !HasLock(entry.Function)))
            if (Of(function, known) is { WriteAfterCall: { } write, IsLocked: false })
                contract.Warn("NEOC6004",
                    $"'{name}' writes storage after it called another contract, which may call back and meet the old "
                    + "state: write first, or use [NoReentrant]", function, write.At);
    }

    /// <summary>[NoReentrant] and its like.</summary>
    public static bool HasLock(Function function) => function.Method is { HasCustomAttributes: true } method
        && method.CustomAttributes.Any(item =>
            item.AttributeType.Name.StartsWith("NoReentrant", StringComparison.Ordinal));

    static Summary Of(Function function, Dictionary<Function, Summary> known)
    {
        if (known.TryGetValue(function, out Summary? summary))
            return summary;
        known[function] = summary = new Summary();
        var called = Called(function, known);
        foreach (Block block in function.Blocks)
        {
            bool isAfter = called.Contains(block);
            foreach (Step step in Steps.Of(block))
                isAfter = See(step, isAfter, summary, known);
        }
        return summary;
    }

    /// <summary>Blocks at whose entry another contract may have been called.</summary>
    static HashSet<Block> Called(Function function, Dictionary<Function, Summary> known)
    {
        var called = new HashSet<Block>();
        var open = new Queue<Block>(function.Blocks
            .Where(block => Steps.Of(block).Any(step => CallsOut(step.Node, known)))
            .SelectMany(block => block.End!.Targets));
        while (open.TryDequeue(out Block? block))
            if (called.Add(block))
                foreach (Block target in block.End!.Targets)
                    open.Enqueue(target);
        return called;
    }

    static bool CallsOut(Expr node, Dictionary<Function, Summary> known)
        => Services.CallsOut(node) || (node is Call { Target: var target } && Of(target, known).CallsOut);

    static bool See(Step step, bool isAfter, Summary summary, Dictionary<Function, Summary> known)
    {
        if (Services.WritesStorage(step.Node))
        {
            summary.Write ??= step;
            if (isAfter)
                summary.WriteAfterCall ??= step;
            if (Services.ConstantKey(step.Node) is { } key && Services.SetsMark(step.Node))
                (isAfter ? summary.MarksAfter : summary.MarksBefore).Add(key);
        }
        if (step.Node is Call { Target: var target })
            Include(Of(target, known), step, isAfter, summary);
        bool callsOut = CallsOut(step.Node, known);
        summary.CallsOut |= callsOut;
        return isAfter || callsOut;
    }

    static void Include(Summary callee, Step call, bool isAfter, Summary summary)
    {
        if (callee.Write is not null)
            summary.Write ??= call;
        if ((isAfter && callee.Write is not null) || (callee.WriteAfterCall is not null && !callee.IsLocked))
            summary.WriteAfterCall ??= call;
        (isAfter ? summary.MarksAfter : summary.MarksBefore).UnionWith(callee.MarksBefore);
        summary.MarksAfter.UnionWith(callee.MarksAfter);
    }
}
