using Neo.VM.Types;
using StarMiner.Client;

namespace StarMiner.Attacks.Tests;

static class Reading
{
    /// <summary>What <c>auditCells</c> returns.</summary>
    public static int[] AsCells(this StackItem item) => [.. item.AsList().Select(cell => cell.AsInt32())];
}
