using System.Globalization;
using System.Xml.Linq;

namespace StarMiner.Simulator.Coverage.Report;

/// <summary>Cobertura's format, which CI systems and editors read.</summary>
public static class CoberturaXml
{
    /// <param name="root">Folder that the file names are relative to.</param>
    public static XDocument Of(CoverageReport report, string root) => new(
        new XDocumentType("coverage", null, "http://cobertura.sourceforge.net/xml/coverage-04.dtd", null),
        new XElement("coverage",
            Rates(report.Lines, report.Branches),
            new XAttribute("lines-covered", report.Lines.Covered), new XAttribute("lines-valid", report.Lines.Total),
            new XAttribute("branches-covered", report.Branches.Covered),
            new XAttribute("branches-valid", report.Branches.Total),
            new XAttribute("complexity", 0), new XAttribute("version", 1), new XAttribute("timestamp", 0),
            new XElement("sources", new XElement("source", root)),
            new XElement("packages", report.Files.GroupBy(FolderOf).Select(Package))));

    static string FolderOf(FileCoverage file) => Path.GetDirectoryName(file.File)!.Replace('\\', '/');

    static XElement Package(IGrouping<string, FileCoverage> files) => new("package",
        new XAttribute("name", files.Key.Replace('/', '.')),
        Rates(Share.Sum(files.Select(file => file.LineShare)), Share.Sum(files.Select(file => file.BranchShare))),
        new XAttribute("complexity", 0),
        new XElement("classes", files.Select(Class)));

    static XElement Class(FileCoverage file) => new("class",
        new XAttribute("name", Path.GetFileNameWithoutExtension(file.File)), new XAttribute("filename", file.File),
        Rates(file.LineShare, file.BranchShare), new XAttribute("complexity", 0),
        new XElement("methods"),
        new XElement("lines", file.Lines.Select(Line)));

    static XElement Line(LineCoverage line)
    {
        var element = new XElement("line",
            new XAttribute("number", line.Line), new XAttribute("hits", line.Hits),
            new XAttribute("branch", line.Branches.Count > 0 ? "true" : "false"));
        if (line.Branches.Count == 0) return element;
        Share share = line.BranchShare;
        element.Add(new XAttribute("condition-coverage",
            string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(100 * share.Fraction)}% ({share.Covered}/{share.Total})")));
        element.Add(new XElement("conditions", line.Branches.Select((branch, i) => new XElement("condition",
            new XAttribute("number", i), new XAttribute("type", "jump"),
            new XAttribute("coverage", $"{50 * branch.Share.Covered}%")))));
        return element;
    }

    static object[] Rates(Share lines, Share branches) =>
        [new XAttribute("line-rate", Rate(lines)), new XAttribute("branch-rate", Rate(branches))];

    static string Rate(Share share) => share.Fraction.ToString("0.####", CultureInfo.InvariantCulture);
}
