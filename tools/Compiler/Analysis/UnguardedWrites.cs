namespace StarMiner.Compiler.Analysis;

/// <summary>A public method that changes state for everybody, without asking who calls.</summary>
static class UnguardedWrites
{
    public static void Check(AnalysedContract contract)
    {
        var flow = new GuardFlow(Services.AsksWho, Services.Writes);
        // A lock is set before anything is asked.
        var lockedFlow = new GuardFlow(Services.AsksWho, node => Services.Writes(node) && !Services.SetsMark(node));
        foreach (var (name, function) in contract.Entries.Where(entry => !Payments.IsHook(entry.Name)))
            if ((Reentrancy.HasLock(function) ? lockedFlow : flow).Exposed(function) is { } write)
                contract.Warn("NEOC6001",
                    $"anybody may call '{name}', and it changes state{Line(write)} before any witness, caller or "
                    + "signature is checked", function);
    }

    static string Line(Step write) => write.At is { } at ? $" (line {at.StartLine})" : "";
}
