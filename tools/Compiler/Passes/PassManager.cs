using StarMiner.Compiler.Import;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>The passes over a function's trees, in the order in which they feed each other, until nothing moves.</summary>
public static class PassManager
{
    const int MaxRounds = 12;

    static readonly (string Name, Func<Function, bool> Run)[] passes =
    [
        (nameof(Switches), Switches.Run), (nameof(Jumps), Jumps.Run),
        (nameof(Splitting), Splitting.Run), (nameof(CopyPropagation), CopyPropagation.Run),
        (nameof(ForwardSubstitution), ForwardSubstitution.Run), (nameof(DeadStores), DeadStores.Run),
        (nameof(ReadOnlyBuffers), ReadOnlyBuffers.Run),
        (nameof(Aggregates), Aggregates.Run), (nameof(ScalarReplacement), ScalarReplacement.Run),
        (nameof(DirectCalls), DirectCalls.Run), (nameof(ShortCallees), ShortCallees.Run), (nameof(ConstantCalls), ConstantCalls.Run),
        (nameof(PresentValues), PresentValues.Run), (nameof(LenientOperands), LenientOperands.Run),
        (nameof(SharedValues), SharedValues.Run), (nameof(NumbersAsBytes), NumbersAsBytes.Run),
    ];

    public static IEnumerable<string> Names => passes.Select(pass => pass.Name).Append(nameof(Ranges));

    /// <summary>With those that look at the whole program, at its calls or at the finished code.</summary>
    public static IEnumerable<string> AllNames => Names.Concat(
    [
        "StaticEvaluation", nameof(FieldInitialisers), nameof(KnownStatics), nameof(LazyStatics), "Inlining", "Peephole",
        "FunctionOrder",
    ]);

    public static void Run(Function function, CompilerOptions options)
    {
        UnreachableCode.Run(function);
        if (!options.Optimize)
            return;
        for (int round = 0; round < MaxRounds; round++)
        {
            bool changed = false;
            foreach (var (name, run) in passes)
                changed |= options.Runs(name) && run(function);
            // The flow of ranges costs as much as all others together: it looks at what they have finished.
            if (!changed && !(options.Runs(nameof(Ranges)) && Ranges.Run(function)))
                return;
        }
    }
}
