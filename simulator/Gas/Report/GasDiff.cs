using System.Globalization;

namespace StarMiner.Simulator.Gas.Report;

/// <summary>Changes since a snapshot, for people and for an exit code.</summary>
public static class GasDiff
{
    /// <param name="tolerance">0.01 allows one percent.</param>
    /// <returns>Whether no method became dearer by more.</returns>
    public static bool Write(TextWriter output, IReadOnlyList<GasChange> changes, double tolerance)
    {
        if (changes.Count == 0) output.WriteLine("no method's GAS has changed");
        else
            GasTables.WriteRows(output, ["method", "before", "now", "change", ""], changes.Select(change => new[]
            {
                change.Method, Cell(change.BeforeDatoshi), Cell(change.AfterDatoshi), Change(change),
                change.IsAbove(tolerance) ? "dearer" : "",
            }));
        return !changes.Any(change => change.IsAbove(tolerance));
    }

    static string Cell(long? datoshi) => datoshi is { } known ? GasText.Of(known) : "-";

    static string Change(GasChange change) => change.Rise is { } rise
        ? (rise > 0 ? "+" : "") + rise.ToString("0.00%", CultureInfo.InvariantCulture)
        : change.BeforeDatoshi is null ? "new" : "gone";
}
