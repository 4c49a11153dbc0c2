using StarMiner.Simulator.Economies.Series;

namespace StarMiner.Simulator.Economies.Report;

/// <summary>All that a run leaves behind, in one folder.</summary>
public static class ReportFolder
{
    /// <exception cref="IOException" />
    /// <exception cref="UnauthorizedAccessException" />
    public static void Write(string folder, EconomyResult result)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "series.csv"), Columns.Csv(result.Days));
        File.WriteAllText(Path.Combine(folder, "result.json"), JsonText.Of(result) + "\n");
        File.WriteAllText(Path.Combine(folder, "report.html"), HtmlReport.Text(result));
        SqliteFile.Write(Path.Combine(folder, "series.sqlite"), result);
    }
}
