using System.Globalization;
using System.Net;
using System.Text;

namespace StarMiner.Simulator.Gas.Report;

/// <summary>
/// The tree of calls as one SVG: a box a method, as wide as its GAS, its callees below it. Point at a box for its figures, click
/// to widen it, click the top to see all.
/// </summary>
public static class FlameGraph
{
    const int Width = 1200, RowHeight = 18, HeadHeight = 44, Margin = 10;

    /// <summary>Narrower boxes would not be seen [px].</summary>
    const double Least = 0.3;

    const string Script = """
        const boxes=[...document.querySelectorAll('g.b')],W=WIDTH,M=MARGIN;
        function show(x,w){for(const g of boxes){const a=+g.dataset.x,b=+g.dataset.w,r=g.firstElementChild.nextElementSibling,t=g.lastElementChild;
        const l=Math.max(0,(a-x)/w*W),e=Math.min(W,(a+b-x)/w*W);g.style.display=e-l>LEAST?'':'none';
        r.setAttribute('x',M+l);r.setAttribute('width',Math.max(0,e-l-.5));t.setAttribute('x',M+l+4);
        const n=Math.floor((e-l-8)/7);t.textContent=n<3?'':g.dataset.n.length<=n?g.dataset.n:g.dataset.n.slice(0,n-1)+'\u2026';}}
        boxes.forEach(g=>g.onclick=()=>show(+g.dataset.x,+g.dataset.w));show(0,1);
        """;

    public static string Of(GasProfile profile, string title)
    {
        long total = Math.Max(1, profile.TotalDatoshi);
        int height = HeadHeight + profile.Root.Depth * RowHeight + Margin;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width + 2 * Margin} {height}\" ")
            .Append("font-family=\"ui-monospace,Menlo,Consolas,monospace\" font-size=\"11.5\">")
            .Append("<style>g.b{cursor:pointer}g.b:hover rect{stroke:#222;stroke-width:1}text{pointer-events:none}</style>")
            .Append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin}\" y=\"20\" font-size=\"15\" font-weight=\"600\">{Encode(title)}</text>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin}\" y=\"36\" fill=\"#667\">{GasText.Count(profile.Transactions)} transactions, ")
            .Append($"{GasText.Of(profile.TotalDatoshi)} GAS; width is GAS, callees lie below callers</text>");
        AppendBox(svg, profile.Root, 0, 0, total);
        string script = Script.Replace("WIDTH", $"{Width}").Replace("MARGIN", $"{Margin}")
            .Replace("LEAST", Least.ToString(CultureInfo.InvariantCulture));
        return svg.Append("<script><![CDATA[").Append(script).Append("]]></script></svg>\n").ToString();
    }

    /// <param name="from">Where the box begins, in GAS from the left [1e-8 GAS].</param>
    static void AppendBox(StringBuilder svg, GasNode node, long from, int depth, long total)
    {
        long datoshi = node.TotalDatoshi;
        double width = (double)datoshi / total * Width;
        if (width < Least) return;
        double x = Margin + (double)from / total * Width;
        int y = HeadHeight + depth * RowHeight;
        string told = $"{node.Name}: {GasText.Of(datoshi)} GAS ({GasText.Percent((double)datoshi / total)}), "
            + $"own {GasText.Of(node.OwnDatoshi)}, {GasText.Count(node.Calls)} calls";
        int letters = (int)((width - 8) / 7);
        string shown = letters < 3 ? "" : node.Name.Length <= letters ? node.Name : node.Name[..(letters - 1)] + "\u2026";
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"b\" data-x=\"{(double)from / total:0.#########}\" data-w=\"{(double)datoshi / total:0.#########}\" data-n=\"{Encode(node.Name)}\">")
            .Append($"<title>{Encode(told)}</title>")
            .Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.##}\" y=\"{y}\" width=\"{Math.Max(0.1, width - 0.5):0.##}\" height=\"{RowHeight - 1}\" rx=\"2\" fill=\"{Colour(node)}\"/>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 4:0.##}\" y=\"{y + 13}\">{Encode(shown)}</text></g>");
        foreach (GasNode callee in node.Callees.OrderByDescending(callee => callee.TotalDatoshi))
        {
            AppendBox(svg, callee, from, depth + 1, total);
            from += callee.TotalDatoshi;
        }
    }

    /// <summary>A colour a contract, the same in every graph.</summary>
    static string Colour(GasNode node)
    {
        if (node.Contract.Length == 0) return "#d5d9e2";
        uint hash = node.Contract.Aggregate(2166136261u, (sum, letter) => (sum ^ letter) * 16777619u);
        return $"hsl({hash % 360},{55 + hash / 360 % 15}%,{72 + hash / 7200 % 8}%)";
    }

    static string Encode(string text) => WebUtility.HtmlEncode(text);
}
