using StarMiner.Simulator.Economies.Series;

namespace StarMiner.Simulator.Economies.Report;

/// <summary>The plots of a run, in the order of the page.</summary>
static class Plots
{
    public static IEnumerable<string> Of(IReadOnlyList<DayRow> days) =>
        [.. Money(days), .. Prices(days), .. Work(days), .. People(days)];

    static IEnumerable<string> Money(IReadOnlyList<DayRow> days)
    {
        yield return SvgPlot.Of("Supply", "AGPU", [Line(days, "supply", d => d.Supply)]);
        yield return SvgPlot.Of("Minted and burned", "AGPU a day", [
            Line(days, "minted for public work", d => d.MintedPublic),
            Line(days, "minted for jobs", d => d.MintedJobs),
            Line(days, "burned", d => d.Burned)]);
        yield return SvgPlot.Of(
            "AGPU on the exchange", "TUSD", [Line(days, "price", d => d.AgpuTusd)], logarithmic: true);
        yield return SvgPlot.Of("Fees paid", "AGPU a day", [Line(days, "fees", d => d.FeesAgpu)]);
    }

    static IEnumerable<string> Prices(IReadOnlyList<DayRow> days)
    {
        foreach (var task in Columns.Places.GroupBy(place => place.Index / 4))
        {
            string name = task.First().Name;
            Line[] lines = [.. task.Select(place =>
                Line(days, Columns.Tiers[place.Index % 4].Name, d => d.PriceTusd(place.Index)))];
            yield return SvgPlot.Of(
                $"Price of a unit, {name[..name.LastIndexOf('_')].Replace('_', ' ')}", "TUSD", lines,
                logarithmic: true);
        }
    }

    static IEnumerable<string> Work(IReadOnlyList<DayRow> days)
    {
        yield return SvgPlot.Of("Jobs", "a day", [
            Line(days, "opened", d => d.Opened), Line(days, "settled", d => d.Settled),
            Line(days, "expired", d => d.Expired), Line(days, "slashed", d => d.SlashedJobs)]);
        yield return SvgPlot.Of("Lies", "jobs a day", [
            Line(days, "committed", d => d.Lies), Line(days, "paid", d => d.LiesPaid),
            Line(days, "proven by auditors", d => d.Challenges)]);
        yield return SvgPlot.Of(
            "Utilisation", "busy slots of honest providers", [Line(days, "utilisation", d => d.Utilisation)]);
        yield return SvgPlot.Of(
            "Queue wait", "minutes to the claim", [Line(days, "mean of the day", d => d.WaitMinutes)]);
    }

    static IEnumerable<string> People(IReadOnlyList<DayRow> days)
    {
        yield return SvgPlot.Of("Reputation", "points of active honest providers", [
            Line(days, "10% are below", d => d.ScoreLow), Line(days, "median", d => d.ScoreMedian),
            Line(days, "90% are below", d => d.ScoreHigh)]);
        yield return SvgPlot.Of("Honest providers", "active", [Line(days, "active", d => d.ActiveProviders)]);
        yield return SvgPlot.Of(
            "Profit of an honest provider", "TUSD a day, mean of a week",
            [Line(days, "profit", d => d.ProviderProfitTusd)]);
        yield return SvgPlot.Of("Slashed", "AGPU a day", [Line(days, "slashed", d => d.Slashed)]);
    }

    static Line Line(IReadOnlyList<DayRow> days, string name, Func<DayRow, double> value) =>
        new(name, [.. days.Select(value)]);
}
