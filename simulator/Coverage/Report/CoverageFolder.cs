namespace StarMiner.Simulator.Coverage.Report;

/// <summary>The files of a report, beside the counts that it was made of.</summary>
public static class CoverageFolder
{
    public const string Html = "index.html", Cobertura = "cobertura.xml";

    /// <param name="root">Folder that the names of sources are relative to.</param>
    public static void Write(string folder, CoverageReport report, SourceTexts sources, string root)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, Html), HtmlPage.Of(report, sources));
        CoberturaXml.Of(report, Path.GetFullPath(root)).Save(Path.Combine(folder, Cobertura));
    }
}
