using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>Drops blocks that nothing leads to. The entry comes first.</summary>
public static class UnreachableCode
{
    public static void Run(Function function)
    {
        var seen = new HashSet<Block>();
        var waiting = new Stack<Block>([function.Blocks[0]]);
        while (waiting.TryPop(out var block))
        {
            if (!seen.Add(block))
                continue;
            foreach (var target in block.End!.Targets)
                waiting.Push(target);
        }
        function.Blocks.RemoveAll(block => !seen.Contains(block));
    }
}
