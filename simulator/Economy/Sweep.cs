using System.Text;
using StarMiner.Simulator.Economies.Plan;
using StarMiner.Simulator.Economies.Report;
using StarMiner.Simulator.Economies.Series;
using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies;

/// <summary>The same economy under different values, several at a time; each run is what it would be alone.</summary>
public static class Sweep
{
    /// <summary>More runs than this are a mistake in the command.</summary>
    public const int MostRuns = 200;

    /// <summary>Every combination of the values.</summary>
    /// <param name="axes">Path of a value and what it is in turn.</param>
    public static IReadOnlyList<(string Path, string Value)[]> Combine(
        IReadOnlyList<(string Path, IReadOnlyList<string> Values)> axes)
    {
        IEnumerable<(string, string)[]> points = [[]];
        foreach (var (path, values) in axes)
            points =
            [
                .. points.SelectMany(point =>
                    values.Select(value => ((string, string)[])[.. point, (path, value)])),
            ];
        return [.. points];
    }

    /// <returns>A result a point, in the points' order.</returns>
    public static EconomyResult[] Run(
        IReadOnlyList<EconomyPlan> plans, int atATime, string? contractsFolder, Action<int, EconomyResult>? done,
        CancellationToken cancel)
    {
        var results = new EconomyResult[plans.Count];
        Parallel.For(
            0, plans.Count, new ParallelOptions { MaxDegreeOfParallelism = atATime, CancellationToken = cancel }, i =>
            {
                using var run = new EconomyRun(plans[i], contractsFolder);
                results[i] = run.Run(cancel);
                done?.Invoke(i, results[i]);
            });
        cancel.ThrowIfCancellationRequested();
        return results;
    }

    /// <summary>A line a point: what was varied, and where it led.</summary>
    public static string Csv(IReadOnlyList<(string Path, string Value)[]> points, IReadOnlyList<EconomyResult> results)
    {
        var text = new StringBuilder();
        string[] names = [.. points[0].Select(p => p.Path), .. Figures.Select(f => f.Name), "series_hash"];
        text.AppendJoin(',', names).Append('\n');
        for (int i = 0; i < points.Count; i++)
            text.AppendJoin(',', [
                .. points[i].Select(p => p.Value), .. Figures.Select(f => Columns.Text(f.Of(results[i]))),
                Columns.Hash(results[i].Days)]).Append('\n');
        return text.ToString();
    }

    /// <summary>What a sweep compares.</summary>
    static readonly (string Name, Func<EconomyResult, double> Of)[] Figures =
    [
        ("supply_end_agpu", r => r.Days[^1].Supply),
        ("minted_agpu", r => r.Days.Sum(d => d.MintedPublic + d.MintedJobs)),
        ("burned_agpu", r => r.Days.Sum(d => d.Burned)),
        ("agpu_end_tusd", r => r.Days[^1].AgpuTusd),
        ("settled_part", r => (double)r.Days.Sum(d => d.Settled) / Math.Max(1, r.Days.Sum(d => d.Opened))),
        ("price_standard_end_tusd", r => new[] { 1, 5, 9, 13 }.Average(place => r.Days[^1].PriceTusd(place))),
        ("active_providers_end", r => r.Days[^1].ActiveProviders),
        ("lies_paid_jobs", r => r.Days.Sum(d => d.LiesPaid)),
        ("honest_each_tusd", r => Each(r, Strategies.Honest)),
        .. Strategies.Dishonest.Select(strategy => (
            $"{strategy.Replace(' ', '_').Replace('-', '_')}_each_tusd",
            (Func<EconomyResult, double>)(r => Each(r, strategy)))),
        ("bad_findings", r => Findings.Of(r).Count(finding => !finding.IsGood)),
    ];

    static double Each(EconomyResult result, string strategy) =>
        result.Strategies.FirstOrDefault(s => s.Strategy == strategy) is { } row ? row.WorkTusd / row.Accounts : 0;
}
