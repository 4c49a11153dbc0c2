using System.Globalization;
using System.Numerics;
using StarMiner.Simulator.Scenarios.Results;

namespace StarMiner.Simulator.Reports;

/// <summary>What stands below the lifecycle: the totals of a run, each as a name and its value in words.</summary>
static class ResultLines
{
    public static IEnumerable<(string Name, string Value)> Of(ScenarioResult result)
    {
        yield return ("jobs", $"{result.Jobs}, settled {result.Settled}");
        if (result.Accuracy is { } accuracy) yield return ("accuracy", $"{accuracy.Correct} of {accuracy.Total}");
        if (result.OutputRoot is { } root) yield return ("output root", root);
        foreach (var file in result.Files) yield return ("file", $"{file.Path}, {file.Bytes:N0} bytes");
        foreach (var crew in result.Crews)
            yield return (crew.Workers == 1 ? "1 worker" : $"{crew.Workers} workers", string.Create(
                CultureInfo.InvariantCulture,
                $"{crew.Jobs} jobs in {crew.Seconds:N0} s, {crew.JobsPerHour:0.0} an hour, "
                + $"devices busy {100 * crew.Busy:0}%"));
        yield return ("device", result.Device);
        yield return ("units metered", $"{result.Units:N0}");
        yield return ("paid by clients", AmountText.Agpu(result.Paid));
        yield return ("burned", AmountText.Agpu(result.Burned));
        yield return ("minted", AmountText.Agpu(result.Minted));
        yield return ("supply", AmountText.Agpu(result.Supply));
        yield return ("cells audited", $"{result.Audit.Cells}, {AmountText.Gas(result.Audit.GasDatoshi)}");
        yield return ("GAS by purpose", GasByPurpose(result.Gas));
        if (result.Slashed > 0)
            yield return ("providers slashed", $"{result.Slashed} of {AmountText.Agpu(result.SlashedAgpu)}, client refunded in full: {(result.Refunded ? "yes" : "no")}");
        if (result.FraudProof is { } proof)
            yield return ("fraud proof", $"{Transactions(proof.Transactions)}, {AmountText.Gas(proof.GasDatoshi)}");
        if (result.Economy is { } economy)
        {
            yield return ("public work", $"{economy.PublicWork.Accepted} of {economy.PublicWork.Published} jobs accepted");
            yield return ("invariants", Invariants(economy.Invariants));
        }
        yield return ("seed", $"{result.Seed}");
        if (result.RunHash is { } hash) yield return ("run hash", hash);
        foreach (string note in result.Notes) yield return ("note", note);
    }

    static string Invariants(IReadOnlyList<InvariantResult> all)
    {
        string[] broken = [.. all.Where(invariant => !invariant.Passed).Select(invariant => invariant.Name)];
        return broken.Length == 0 ? $"all {all.Count} hold" : $"BROKEN: {string.Join("; ", broken)}";
    }

    static string Transactions(int count) => count == 1 ? "1 transaction" : $"{count} transactions";

    static string GasByPurpose(GasTotals gas)
    {
        (string Name, BigInteger Datoshi)[] parts =
            [("submit", gas.Submit), ("claim", gas.Claim), ("commit", gas.Commit), ("audit", gas.Audit), ("settle", gas.Settle)];
        return string.Join(", ", parts.Select(p => $"{p.Name} {AmountText.Gas(p.Datoshi)}"));
    }
}
