namespace StarMiner.Compiler.Analysis;

/// <summary>A payment hook that believes whoever calls it: any contract can call it without paying.</summary>
static class Payments
{
    public static bool IsHook(string export) => export is "onNEP17Payment" or "onNEP11Payment";

    public static void Check(AnalysedContract contract)
    {
        var flow = new GuardFlow(Services.AsksCaller, Services.Writes);
        foreach (var (name, function) in contract.Exports.Where(export => IsHook(export.Name)))
            if (flow.Exposed(function) is { } write)
                contract.Warn("NEOC6002",
                    $"'{name}' changes state without asking which token calls it: compare Runtime.CallingScriptHash",
                    function, write.At);
    }
}
