using StarMiner.Compiler.Import;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Analysis;

/// <summary>
/// Looks for what C# allows and what costs money on a chain. Code that is correct C# never becomes an error here.
/// </summary>
static class Warnings
{
    static readonly Action<AnalysedContract>[] checks =
    [
        UnguardedWrites.Check, Payments.Check, IgnoredTransfers.Check, Reentrancy.Check, UnboundedLoops.Check,
        NarrowMoney.Check, DeafCatches.Check,
    ];

    public static void Run(
        ContractModule module, IReadOnlyList<(string Name, Function Function)> exports,
        IReadOnlyList<Function> functions)
    {
        if (module.Diagnostics.HasErrors)
            return;
        var contract = new AnalysedContract(module.Contract, exports, functions, module.Diagnostics);
        foreach (Action<AnalysedContract> check in checks)
            check(contract);
    }
}
