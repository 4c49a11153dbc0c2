using System.Net;
using System.Text;

namespace StarMiner.Simulator.Coverage.Report;

/// <summary>One page with everything in it: a table of the files, and each file's source with marks.</summary>
public static class HtmlPage
{
    const string Style = """
        body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:76rem;padding:0 1rem;color:#1c2430;background:#fff}
        h1{font-size:1.5rem;margin-bottom:.2rem} p{color:#566;margin-top:0}
        table{border-collapse:collapse;width:100%;margin:1rem 0 2rem} th,td{padding:.25rem .6rem;text-align:left}
        th{border-bottom:2px solid #ccd;font-weight:600} tr.file:hover{background:#f4f6fa} td.n{text-align:right;font-variant-numeric:tabular-nums}
        .bar{display:inline-block;width:8rem;height:.6rem;background:#f2b8b5;border-radius:.3rem;overflow:hidden;vertical-align:middle}
        .bar i{display:block;height:100%;background:#4a9d5b} a{color:#1f5fa8;text-decoration:none}
        h2{font-size:1.05rem;margin:2rem 0 .4rem;border-bottom:1px solid #dde} h2 small{color:#667;font-weight:400}
        pre{font:12.5px/1.45 ui-monospace,Menlo,Consolas,monospace;overflow-x:auto;margin:0;border:1px solid #e3e6ee;border-radius:.4rem}
        pre div{white-space:pre;padding-right:1rem} pre b{display:inline-block;width:3.5rem;padding-right:.7rem;text-align:right;color:#99a;font-weight:400}
        pre em{display:inline-block;width:4.5rem;padding-right:.7rem;text-align:right;color:#778;font-style:normal}
        .hit{background:#e7f5ea} .part{background:#fdf3d0} .miss{background:#fbe3e1}
        @media (prefers-color-scheme:dark){body{color:#dde3ee;background:#14181f} tr.file:hover{background:#1e2430} p,h2 small{color:#9ab}
        th{border-color:#345} h2,pre{border-color:#2a3240} a{color:#7db4f0} .hit{background:#15301c} .part{background:#3a3110} .miss{background:#431c1a}}
        """;

    public static string Of(CoverageReport report, SourceTexts sources)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\">")
            .Append("<title>Coverage of contracts</title><style>").Append(Style).Append("</style>")
            .Append("<h1>Coverage of contracts</h1><p>")
            .Append($"{Text(report.Lines, "lines")}, {Text(report.Branches, "branches")}. Green ran, red did not, yellow in part: ")
            .Append("a statement or a way out of a condition is missing. Point at a line for its conditions.</p>");
        AppendTable(html, report);
        for (int i = 0; i < report.Files.Count; i++) AppendFile(html, report.Files[i], i, sources);
        return html.Append("</html>\n").ToString();
    }

    static void AppendTable(StringBuilder html, CoverageReport report)
    {
        html.Append("<table><tr><th>File<th>Lines<th><th>Branches<th></tr>");
        for (int i = 0; i < report.Files.Count; i++)
        {
            FileCoverage file = report.Files[i];
            html.Append($"<tr class=file><td><a href=#f{i}>{Encode(file.File)}</a>");
            AppendShare(html, file.LineShare);
            AppendShare(html, file.BranchShare);
            html.Append("</tr>");
        }
        html.Append("</table>");
    }

    static void AppendShare(StringBuilder html, Share share)
    {
        html.Append($"<td class=n>{(share.Total == 0 ? "" : $"{share.Covered} of {share.Total}")}<td>");
        if (share.Total > 0) html.Append($"<span class=bar><i style=\"width:{CoverageTable.Percent(share)}\"></i></span> {CoverageTable.Percent(share)}");
    }

    static void AppendFile(StringBuilder html, FileCoverage file, int number, SourceTexts sources)
    {
        html.Append($"<h2 id=f{number}>{Encode(file.File)} <small>")
            .Append($"{Text(file.LineShare, "lines")}, {Text(file.BranchShare, "branches")}</small></h2><pre>");
        var lines = file.Lines.ToDictionary(line => line.Line);
        IReadOnlyList<string> text = sources.Find(file.File) ?? [];
        int last = Math.Max(text.Count, file.Lines.Count == 0 ? 0 : file.Lines[^1].Line);
        for (int line = 1; line <= last; line++)
            AppendLine(html, line, line <= text.Count ? text[line - 1] : "", lines.GetValueOrDefault(line));
        html.Append("</pre>");
    }

    static void AppendLine(StringBuilder html, int number, string text, LineCoverage? line)
    {
        string mark = line is null ? "" : line.Hits == 0 ? " class=miss" : line.IsPartial ? " class=part" : " class=hit";
        string told = line is { Branches.Count: > 0 }
            ? $" title=\"{string.Join("; ", line.Branches.Select((b, i) => $"condition {i + 1}: jumped {b.Jumped}, went on {b.WentOn}"))}\""
            : "";
        html.Append($"<div{mark}{told}><b>{number}</b><em>{(line is null ? "" : line.Hits)}</em>{Encode(text)}</div>");
    }

    static string Text(Share share, string what) => share.Total == 0
        ? $"no {what}"
        : $"{share.Covered} of {share.Total} {what} ({CoverageTable.Percent(share)})";

    static string Encode(string text) => WebUtility.HtmlEncode(text);
}
