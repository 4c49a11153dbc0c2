using System.Globalization;

namespace StarMiner.Simulator.Coverage.Report;

/// <summary>A line a file, and which lines are missing.</summary>
public static class CoverageTable
{
    const int MostRanges = 8;

    public static void Write(TextWriter output, CoverageReport report)
    {
        int width = report.Files.Select(file => file.File.Length).Append("all files".Length).Max();
        output.WriteLine($"{"file".PadRight(width)}  {"lines",15}  {"branches",15}  missing");
        foreach (FileCoverage file in report.Files)
            output.WriteLine($"{file.File.PadRight(width)}  {Cells(file.LineShare, file.BranchShare)}  {Missing(file)}".TrimEnd());
        output.WriteLine($"{"all files".PadRight(width)}  {Cells(report.Lines, report.Branches)}");
    }

    /// <summary>Lines that never ran, as ranges; then, with a tilde, lines that ran in part.</summary>
    public static string Missing(FileCoverage file, int most = MostRanges)
    {
        List<string> ranges = [.. Ranges(file.Lines.Where(line => line.Hits == 0)),
            .. Ranges(file.Lines.Where(line => line.IsPartial)).Select(range => "~" + range)];
        return ranges.Count <= most
            ? string.Join(' ', ranges)
            : string.Join(' ', ranges.Take(most)) + $" and {ranges.Count - most} more";
    }

    static IEnumerable<string> Ranges(IEnumerable<LineCoverage> lines)
    {
        int first = 0, last = -1;
        foreach (int line in lines.Select(line => line.Line))
        {
            if (line == last + 1 && last > 0)
            {
                last = line;
                continue;
            }
            if (last > 0) yield return Range(first, last);
            first = last = line;
        }
        if (last > 0) yield return Range(first, last);
    }

    static string Range(int first, int last) => first == last ? $"{first}" : $"{first}-{last}";

    static string Cells(Share lines, Share branches) => $"{Cell(lines),15}  {Cell(branches),15}";

    static string Cell(Share share) => share.Total == 0
        ? "-"
        : string.Create(CultureInfo.InvariantCulture, $"{share.Covered}/{share.Total} {Percent(share)}");

    /// <summary>Rounded down: 100% means all.</summary>
    public static string Percent(Share share) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(1000 * share.Fraction) / 10:0.0}%");
}
