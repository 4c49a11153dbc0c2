using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>The passes over a function's trees, in the order in which they feed each other.</summary>
public static class PassManager
{
    public static void Run(Function function, bool optimize)
    {
        UnreachableCode.Run(function);
        if (!optimize)
            return;
    }
}
