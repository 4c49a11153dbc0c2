using System.Globalization;
using System.Text;
using StarMiner.Compiler.Artifacts;
using StarMiner.Compiler.Emit;

namespace StarMiner.Compiler.Inspect;

/// <summary>
/// Where a script's bytes go: by method, the largest first, and how many of them are texts and other data.
/// </summary>
public static class SizeReport
{
    sealed record Row(string Title, int Bytes, int DataBytes);

    public static string Write(ContractOnDisk contract)
    {
        ScriptInfo info = contract.Info;
        int total = info.Script.Length;
        var text = new StringBuilder();
        Line(text, "bytes", "share", "data", "method");
        var rows = Rows(info).OrderByDescending(row => row.Bytes).ThenBy(row => row.Title, StringComparer.Ordinal);
        foreach (Row row in rows)
            Line(text, $"{row.Bytes:N0}", Share(row.Bytes, total), $"{row.DataBytes:N0}", row.Title);
        Line(text, $"{total:N0}", Share(total, total), $"{Rows(info).Sum(row => row.DataBytes):N0}", "the script");
        Line(text, $"{contract.NefBytes:N0}", "", "", $"the NEF, with {info.Tokens.Count} method tokens");
        if (contract.ManifestBytes is { } manifestBytes)
            Line(text, $"{manifestBytes:N0}", "", "", "the manifest");
        if (!contract.HasDebugInfo)
            text.Append("Without .nefdbgnfo: what is not exported counts to the export before it.\n");
        return text.ToString();
    }

    static List<Row> Rows(ScriptInfo info)
    {
        var rows = new List<Row>();
        // What lies before the first method belongs to nobody.
        int[] starts = [.. info.Methods.Select(method => method.Start).Prepend(0).Distinct().Order()];
        ILookup<int, ScriptInstruction> byMethod = ScriptReader.Read(info.Script)
            .ToLookup(instruction => starts.Last(start => start <= instruction.Address));
        foreach (int start in starts)
        {
            var titles = info.Methods.Where(method => method.Start == start).Select(method => method.ShortTitle);
            rows.Add(new Row(
                string.Join(", ", titles.DefaultIfEmpty("(no method)")),
                byMethod[start].Sum(instruction => instruction.Size), byMethod[start].Sum(DataBytes)));
        }
        return rows;
    }

    static int DataBytes(ScriptInstruction instruction)
        => instruction.Code is OpCode.PUSHDATA1 or OpCode.PUSHDATA2 or OpCode.PUSHDATA4
            ? instruction.Operand.Length
            : 0;

    static string Share(int bytes, int total)
        => total == 0 ? "-" : (100.0 * bytes / total).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    static void Line(StringBuilder text, string bytes, string share, string data, string method)
        => text.Append(CultureInfo.InvariantCulture, $"{bytes,9} {share,7} {data,7}  {method}\n");
}
