namespace StarMiner.Simulator.Gas.Report;

/// <summary>Three tables, dearest first: methods, lines, services.</summary>
public static class GasTables
{
    /// <param name="most">Rows of the table of lines.</param>
    public static void Write(TextWriter output, GasProfile profile, int most)
    {
        long total = Math.Max(1, profile.TotalDatoshi);
        output.WriteLine($"{GasText.Count(profile.Transactions)} transactions took {GasText.Of(profile.TotalDatoshi)} GAS");
        output.WriteLine();
        WriteRows(output, ["method", "calls", "average GAS", "least", "most", "total", "share"], profile.Methods
            .OrderByDescending(method => method.Value.TotalDatoshi)
            .Select(method => new[]
            {
                method.Key, GasText.Count(method.Value.Calls), GasText.Of(method.Value.AverageDatoshi),
                GasText.Of(method.Value.LeastDatoshi), GasText.Of(method.Value.MostDatoshi),
                GasText.Of(method.Value.TotalDatoshi), GasText.Percent((double)method.Value.TotalDatoshi / total),
            }));
        output.WriteLine();
        WriteRows(output, ["line", "runs", "own GAS", "share", "with calls"], profile.Lines
            .OrderByDescending(line => line.Value.OwnDatoshi).ThenBy(line => line.Key.File, StringComparer.Ordinal)
            .ThenBy(line => line.Key.Line).Take(most)
            .Select(line => new[]
            {
                $"{line.Key.File}:{line.Key.Line}", GasText.Count(line.Value.Runs), GasText.Of(line.Value.OwnDatoshi),
                GasText.Percent((double)line.Value.OwnDatoshi / total),
                GasText.Of(line.Value.OwnDatoshi + line.Value.CalledDatoshi),
            }));
        output.WriteLine();
        WriteRows(output, ["service", "times", "GAS", "share"], profile.Services
            .OrderByDescending(service => service.Value.Datoshi)
            .Select(service => new[]
            {
                service.Key, GasText.Count(service.Value.Count), GasText.Of(service.Value.Datoshi),
                GasText.Percent((double)service.Value.Datoshi / total),
            }));
    }

    /// <summary>The first column to the left, numbers to the right.</summary>
    internal static void WriteRows(TextWriter output, string[] head, IEnumerable<string[]> rows)
    {
        List<string[]> all = [head, .. rows];
        int[] widths = [.. head.Select((_, i) => all.Max(row => row[i].Length))];
        foreach (string[] row in all)
            output.WriteLine(string.Join("  ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd());
    }
}
