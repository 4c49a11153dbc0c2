using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>The passes over a function's trees, in the order in which they feed each other, until nothing moves.</summary>
public static class PassManager
{
    const int MaxRounds = 12;

    static readonly Func<Function, bool>[] passes =
    [
        Jumps.Run, Splitting.Run, CopyPropagation.Run, ForwardSubstitution.Run, DeadStores.Run, Aggregates.Run, ScalarReplacement.Run,
        DirectCalls.Run, LenientOperands.Run, Ranges.Run,
    ];

    public static void Run(Function function, bool optimize)
    {
        UnreachableCode.Run(function);
        if (!optimize)
            return;
        for (int round = 0; round < MaxRounds; round++)
        {
            bool changed = false;
            foreach (var pass in passes)
                changed |= pass(function);
            if (!changed)
                return;
        }
    }
}
