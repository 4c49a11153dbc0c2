using System.Globalization;
using System.Net;
using System.Text;

namespace StarMiner.Simulator.Economies.Report;

/// <param name="Values">One a day.</param>
public sealed record Line(string Name, IReadOnlyList<double> Values);

/// <summary>A line plot as SVG: axes with round numbers, a legend that names its lines, tooltips; no script.</summary>
static class SvgPlot
{
    const int Width = 640, Height = 260, Left = 72, Right = 14, Top = 14, Bottom = 34;
    const int Ticks = 5;

    /// <summary>Told apart by people who see few colours, too (Okabe and Ito's palette).</summary>
    static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a7a00", "#444"];

    public static string Of(string title, string unit, IReadOnlyList<Line> lines, bool logarithmic = false)
    {
        double[] all = [.. lines.SelectMany(line => line.Values).Where(v => double.IsFinite(v) && (!logarithmic || v > 0))];
        int days = lines.Count == 0 ? 0 : lines.Max(line => line.Values.Count);
        double least = all.Length == 0 ? 0 : all.Min(), most = all.Length == 0 ? 1 : all.Max();
        if (!logarithmic && least > 0 && least < most * 0.6) least = 0;
        if (logarithmic) (least, most) = (Math.Log10(least <= 0 ? 1e-9 : least), Math.Log10(most <= 0 ? 1 : most));
        if (most - least < 1e-12) (least, most) = (least - Math.Max(1e-9, Math.Abs(least) * 0.1), most + Math.Max(1e-9, Math.Abs(most) * 0.1));
        var svg = new StringBuilder();
        svg.Append(Inv($"<figure><figcaption>{WebUtility.HtmlEncode(title)} <small>{WebUtility.HtmlEncode(unit)}</small></figcaption>"));
        svg.Append(Inv($"<svg viewBox='0 0 {Width} {Height}' role='img' aria-label='{WebUtility.HtmlEncode(title)}'>"));
        Axes(svg, least, most, days, logarithmic);
        for (int i = 0; i < lines.Count; i++) Draw(svg, lines[i], Colours[i % Colours.Length], least, most, days, logarithmic);
        svg.Append("</svg>");
        if (lines.Count > 1) Legend(svg, lines);
        return svg.Append("</figure>").ToString();
    }

    static void Axes(StringBuilder svg, double least, double most, int days, bool logarithmic)
    {
        foreach (double tick in Round(least, most, logarithmic))
        {
            double y = Y(tick, least, most);
            svg.Append(Inv($"<line class='g' x1='{Left}' x2='{Width - Right}' y1='{y:0.0}' y2='{y:0.0}'/>"));
            svg.Append(Inv($"<text x='{Left - 6}' y='{y + 4:0.0}' text-anchor='end'>{Short(logarithmic ? Math.Pow(10, tick) : tick)}</text>"));
        }
        foreach (double day in Round(0, Math.Max(1, days - 1), false))
        {
            double x = X(day, days);
            svg.Append(Inv($"<text x='{x:0.0}' y='{Height - 12}' text-anchor='middle'>{day:0}</text>"));
        }
        svg.Append(Inv($"<text x='{Width - Right}' y='{Height - 1}' text-anchor='end'>day</text>"));
    }

    static void Draw(
        StringBuilder svg, Line line, string colour, double least, double most, int days, bool logarithmic)
    {
        var points = new StringBuilder();
        for (int day = 0; day < line.Values.Count; day++)
        {
            double value = line.Values[day];
            if (!double.IsFinite(value) || (logarithmic && value <= 0)) continue;
            double at = logarithmic ? Math.Log10(value) : value;
            points.Append(Inv($"{X(day, days):0.0},{Y(at, least, most):0.0} "));
        }
        string last = line.Values.Count == 0 ? "" : Short(line.Values[^1]);
        svg.Append(Inv($"<polyline fill='none' stroke='{colour}' stroke-width='1.8' points='{points}'>"));
        svg.Append(Inv($"<title>{WebUtility.HtmlEncode(line.Name)}: {last} at the end</title></polyline>"));
    }

    static void Legend(StringBuilder svg, IReadOnlyList<Line> lines)
    {
        svg.Append("<p class='legend'>");
        for (int i = 0; i < lines.Count; i++)
            svg.Append(Inv($"<span><i style='background:{Colours[i % Colours.Length]}'></i>{WebUtility.HtmlEncode(lines[i].Name)}</span> "));
        svg.Append("</p>");
    }

    static double X(double day, int days) => Left + (Width - Left - Right) * (days <= 1 ? 0.5 : day / (days - 1));

    static double Y(double value, double least, double most) =>
        Top + (Height - Top - Bottom) * (1 - (value - least) / (most - least));

    /// <summary>Multiples of 1, 2 or 5 times a power of ten; whole powers where the axis is logarithmic.</summary>
    static IEnumerable<double> Round(double least, double most, bool logarithmic)
    {
        double step = (most - least) / Ticks, power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        step = new[] { 1, 2, 5, 10 }.Select(m => m * power).First(s => s >= step);
        if (logarithmic && step < 1 && most - least > 2) step = 1;
        for (double tick = Math.Ceiling(least / step) * step; tick <= most + step * 1e-9; tick += step)
            yield return Math.Abs(tick) < step * 1e-9 ? 0 : tick;
    }

    static string Short(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1e9 => Inv($"{value / 1e9:0.##} G"),
        >= 1e6 => Inv($"{value / 1e6:0.##} M"),
        >= 1e4 => Inv($"{value / 1e3:0.#} k"),
        >= 1 => Inv($"{value:0.##}"),
        _ => Inv($"{value:0.####}") is "0" ? Inv($"{value:0.0e0}") : Inv($"{value:0.####}"),
    };

    static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
