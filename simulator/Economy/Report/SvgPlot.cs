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
    const double Smallest = 1e-9;

    /// <summary>Told apart by people who see few colours, too (Okabe and Ito's palette).</summary>
    static readonly string[] Colours =
        ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a7a00", "#444"];

    /// <summary>What the axes span; of a logarithmic one the powers of ten.</summary>
    sealed record Frame(double Least, double Most, int Days, bool IsLogarithmic)
    {
        public double X(double day) => Left + (Width - Left - Right) * (Days <= 1 ? 0.5 : day / (Days - 1));

        public double Y(double at) => Top + (Height - Top - Bottom) * (1 - (at - Least) / (Most - Least));

        public double At(double value) => IsLogarithmic ? Math.Log10(value) : value;

        public double ValueAt(double at) => IsLogarithmic ? Math.Pow(10, at) : at;

        public bool Shows(double value) => double.IsFinite(value) && (!IsLogarithmic || value > 0);
    }

    public static string Of(string title, string unit, IReadOnlyList<Line> lines, bool logarithmic = false)
    {
        Frame frame = FrameOf(lines, logarithmic);
        string name = WebUtility.HtmlEncode(title);
        var svg = new StringBuilder();
        svg.Append(Inv($"<figure><figcaption>{name} <small>{WebUtility.HtmlEncode(unit)}</small></figcaption>"));
        svg.Append(Inv($"<svg viewBox='0 0 {Width} {Height}' role='img' aria-label='{name}'>"));
        Axes(svg, frame);
        for (int i = 0; i < lines.Count; i++) Draw(svg, lines[i], Colours[i % Colours.Length], frame);
        svg.Append("</svg>");
        if (lines.Count > 1) Legend(svg, lines);
        return svg.Append("</figure>").ToString();
    }

    static Frame FrameOf(IReadOnlyList<Line> lines, bool logarithmic)
    {
        var open = new Frame(0, 1, lines.Count == 0 ? 0 : lines.Max(line => line.Values.Count), logarithmic);
        double[] all = [.. lines.SelectMany(line => line.Values).Where(open.Shows).Select(open.At)];
        if (all.Length == 0) return open;
        double least = all.Min(), most = all.Max();
        if (!logarithmic && least > 0 && least < most * 0.6) least = 0;
        double margin = most - least > Smallest / 1_000 ? 0 : Math.Max(Smallest, Math.Abs(least) * 0.1);
        return open with { Least = least - margin, Most = most + margin };
    }

    static void Axes(StringBuilder svg, Frame frame)
    {
        foreach (double tick in Round(frame.Least, frame.Most, frame.IsLogarithmic))
        {
            double y = frame.Y(tick);
            string label = Short(frame.ValueAt(tick));
            svg.Append(Inv($"<line class='g' x1='{Left}' x2='{Width - Right}' y1='{y:0.0}' y2='{y:0.0}'/>"));
            svg.Append(Inv($"<text x='{Left - 6}' y='{y + 4:0.0}' text-anchor='end'>{label}</text>"));
        }
        foreach (double day in Round(0, Math.Max(1, frame.Days - 1), false))
            svg.Append(Inv($"<text x='{frame.X(day):0.0}' y='{Height - 12}' text-anchor='middle'>{day:0}</text>"));
        svg.Append(Inv($"<text x='{Width - Right}' y='{Height - 1}' text-anchor='end'>day</text>"));
    }

    static void Draw(StringBuilder svg, Line line, string colour, Frame frame)
    {
        var points = new StringBuilder();
        for (int day = 0; day < line.Values.Count; day++)
            if (frame.Shows(line.Values[day]))
                points.Append(Inv($"{frame.X(day):0.0},{frame.Y(frame.At(line.Values[day])):0.0} "));
        string last = line.Values.Count == 0 ? "nothing" : Short(line.Values[^1]);
        svg.Append(Inv($"<polyline fill='none' stroke='{colour}' stroke-width='1.8' points='{points}'>"));
        svg.Append(Inv($"<title>{WebUtility.HtmlEncode(line.Name)}: {last} at the end</title></polyline>"));
    }

    static void Legend(StringBuilder svg, IReadOnlyList<Line> lines)
    {
        svg.Append("<p class='legend'>");
        for (int i = 0; i < lines.Count; i++)
        {
            svg.Append(Inv($"<span><i style='background:{Colours[i % Colours.Length]}'></i>"));
            svg.Append(WebUtility.HtmlEncode(lines[i].Name)).Append("</span> ");
        }
        svg.Append("</p>");
    }

    /// <summary>Multiples of 1, 2 or 5 times a power of ten; whole powers where the axis is logarithmic.</summary>
    static IEnumerable<double> Round(double least, double most, bool logarithmic)
    {
        double step = (most - least) / Ticks, power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        step = new[] { 1, 2, 5, 10, 20 }.Select(m => m * power).First(s => s >= step);
        if (logarithmic && step < 1 && most - least > 2) step = 1;
        for (double tick = Math.Ceiling(least / step) * step; tick <= most + step * Smallest; tick += step)
            yield return Math.Abs(tick) < step * Smallest ? 0 : tick;
    }

    static string Short(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1e9 => Inv($"{value / 1e9:0.##} G"),
        >= 1e6 => Inv($"{value / 1e6:0.##} M"),
        >= 1e4 => Inv($"{value / 1e3:0.#} k"),
        >= 1 => Inv($"{value:0.##}"),
        >= 1e-3 => Inv($"{value:0.####}"),
        _ => Inv($"{value:0.0e0}"),
    };

    static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
