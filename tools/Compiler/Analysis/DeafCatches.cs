using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Analysis;

/// <summary>
/// A catch whose try can only end the transaction: ASSERT and ABORT cannot be caught, nothing else in it throws.
/// </summary>
static class DeafCatches
{
    [Flags]
    enum Ends
    {
        Never = 0,
        Throws = 1,
        Aborts = 2,
    }

    public static void Check(AnalysedContract contract)
    {
        var known = new Dictionary<Function, Ends>();
        foreach (Function function in contract.Functions)
            foreach (TryEnter region in function.Blocks.Select(block => block.End).OfType<TryEnter>())
                if (region.OnCatch is not null && Of(Region(region.Body), known) == Ends.Aborts)
                    contract.Warn("NEOC6007",
                        "this catch never runs: what its try can fail with (Assert, Abort) ends the transaction; throw "
                        + "an exception instead", function, region.At ?? FirstLine(region.Body));
    }

    static SequencePoint? FirstLine(Block block)
        => Steps.Of(block).FirstOrDefault(step => step.At is not null)?.At;

    /// <summary>From the region's entry to where it is left; regions inside it count as part of it.</summary>
    static HashSet<Block> Region(Block entry)
    {
        var found = new HashSet<Block>();
        var open = new Stack<(Block Block, int Depth)>([(entry, 0)]);
        while (open.TryPop(out var at))
        {
            if (!found.Add(at.Block))
                continue;
            int depth = at.Block.End switch { EndTry => at.Depth - 1, TryEnter => at.Depth + 1, _ => at.Depth };
            if (depth >= 0)
                foreach (Block target in at.Block.End!.Targets)
                    open.Push((target, depth));
        }
        return found;
    }

    static Ends Of(Function function, Dictionary<Function, Ends> known)
    {
        if (known.TryGetValue(function, out Ends ends))
            return ends;
        known[function] = Ends.Never;
        return known[function] = Of(function.Blocks, known);
    }

    static Ends Of(IEnumerable<Block> blocks, Dictionary<Function, Ends> known)
        => blocks.Aggregate(Ends.Never, (sum, block) => sum | Of(block, known));

    static Ends Of(Block block, Dictionary<Function, Ends> known)
    {
        Ends ends = block.End is Throw ? Ends.Throws : Ends.Never;
        foreach (Step step in Steps.Of(block))
            ends |= Of(step.Node, known);
        return ends;
    }

    static Ends Of(Expr node, Dictionary<Function, Ends> known) => node switch
    {
        Call { Target: var target } => Of(target, known),
        Op { Code: OpCode.ASSERT or OpCode.ABORT } => Ends.Aborts,
        Op { Code: OpCode.THROW or OpCode.PICKITEM or OpCode.SETITEM } or Ir.Check or OfSize => Ends.Throws,
        Sequence sequence => sequence.Code.Aggregate(
            Services.MayThrowCatchable(node) ? Ends.Throws : Ends.Never, (sum, item) => sum | Of(item.Code)),
        _ => Services.MayThrowCatchable(node) ? Ends.Throws : Ends.Never,
    };

    static Ends Of(OpCode code) => code switch
    {
        OpCode.ASSERT or OpCode.ABORT => Ends.Aborts,
        OpCode.THROW or OpCode.PICKITEM or OpCode.SETITEM => Ends.Throws,
        _ => Ends.Never,
    };
}
