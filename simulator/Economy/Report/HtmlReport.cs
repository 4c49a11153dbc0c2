using System.Globalization;
using System.Net;
using System.Text;
using StarMiner.Simulator.Economies.Series;
using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Report;

/// <summary>A run as one page that needs nothing but itself: words, plots, who earned what.</summary>
public static class HtmlReport
{
    const string Style = """
        body{font:15px/1.5 system-ui,sans-serif;max-width:1380px;margin:2rem auto;padding:0 1.2rem;
        color:#1b1f23;background:#fff}
        h1{margin:0 0 .2rem}h2{margin:2.2rem 0 .6rem;border-bottom:1px solid #d0d7de;padding-bottom:.2rem}
        .about{color:#57606a;margin-top:0}table{border-collapse:collapse}td,th{padding:.25rem .8rem;text-align:right;
        border-bottom:1px solid #eaeef2}td:first-child,th:first-child{text-align:left}th{color:#57606a;font-weight:600}
        .plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(460px,1fr));gap:1.2rem}figure{margin:0}
        figcaption{font-weight:600}small{color:#57606a;font-weight:400}svg{width:100%;height:auto;display:block}
        svg text{font:11px system-ui,sans-serif;fill:#57606a}.g{stroke:#eaeef2}.legend{margin:.1rem 0 0;font-size:12px}
        .legend span{margin-right:1rem;white-space:nowrap}.legend i{display:inline-block;width:12px;height:3px;
        margin-right:5px;vertical-align:middle}dl{display:grid;grid-template-columns:max-content 1fr;gap:.5rem 1.4rem}
        dt{font-weight:600}dd{margin:0}.no{border-left:4px solid #d55e00;padding-left:.6rem}.yes{border-left:4px solid
        #009e73;padding-left:.6rem}code{font-size:12px;word-break:break-all}
        """;

    public static string Text(EconomyResult result)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang='en'><meta charset='utf-8'>");
        page.Append("<meta name='viewport' content='width=device-width,initial-scale=1'>");
        page.Append(Inv($"<title>{Encode(result.Plan.Name)}: StarMiner economy</title><style>{Style}</style>"));
        page.Append(Inv($"<h1>{Encode(result.Plan.Name)}</h1><p class='about'>{Encode(result.Plan.About)}</p>"));
        page.Append(Inv($"<p>{Encode(Summary.Of(result))}</p><h2>What it says</h2><dl>"));
        foreach (Finding finding in Findings.Of(result))
        {
            page.Append(finding.IsGood ? "<dt class='yes'>" : "<dt class='no'>").Append(Encode(finding.Question));
            page.Append("</dt><dd>").Append(Encode(finding.Answer)).Append("</dd>");
        }
        page.Append("</dl><h2>Who earned what</h2>");
        Earnings(page, result);
        page.Append("<h2>Day by day</h2><div class='plots'>");
        foreach (string plot in Plots.Of(result.Days)) page.Append(plot);
        page.Append("</div><h2>This run</h2><table>");
        foreach (var (name, value) in Facts(result))
            page.Append(Inv($"<tr><td>{Encode(name)}<td><code>{Encode(value)}</code>"));
        return page.Append("</table></html>").Append('\n').ToString();
    }

    static void Earnings(StringBuilder page, EconomyResult result)
    {
        page.Append("<table><tr><th>strategy<th>accounts<th>gained by other ways than trade<th>running costs");
        page.Append("<th>earned, less costs<th>earned by each<th>a slot in 30 days");
        page.Append("<th>earned by trade<th>held at the end<th>VM");
        foreach (StrategyRow row in result.Strategies)
            page.Append(Inv($"<tr><td>{Encode(row.Strategy)}<td>{row.Accounts}<td>{row.GainAgpu:#,0} AGPU"))
                .Append(Inv($"<td>{row.CostTusd:#,0.00} TUSD"))
                .Append(Inv($"<td>{row.WorkTusd:#,0.00} TUSD<td>{row.WorkTusd / row.Accounts:#,0.00} TUSD"))
                .Append(Inv($"<td>{row.WorkTusdOfSlotMonth:#,0.00}"))
                .Append(Inv($"<td>{row.TradeTusd:#,0.00} TUSD<td>{row.HeldAgpu:#,0} AGPU<td>{row.Gas:#,0} GAS"));
        page.Append("</table><p><small>A day's gain in AGPU counts at that day's price. ");
        page.Append("Clients pay here; what they get is the work.</small></p>");
    }

    static IEnumerable<(string, string)> Facts(EconomyResult result)
    {
        yield return ("seed", Inv($"{result.Plan.Seed}"));
        yield return ("one job on chain stands for", Inv($"{result.Plan.Sample}"));
        yield return ("series hash", Columns.Hash(result.Days));
        yield return ("run hash of the chain", result.RunHash);
        yield return ("protocol, set by the Council", string.Join(
            ", ", Scaling.SettingsOf(result.Plan).Select(p => Inv($"{p.Name} {p.Value}"))));
        yield return ("jobs, transactions", Inv($"{result.Jobs:#,0}, {result.Transactions:#,0}"));
        yield return ("VM cost", Inv($"{result.GasDatoshi / 1e8:#,0} GAS"));
        foreach (var (error, count) in result.Refusals.OrderByDescending(r => r.Value))
            yield return ($"refused: {error}", Inv($"{count}"));
    }

    static string Encode(string text) => WebUtility.HtmlEncode(text);

    static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
