using System.Globalization;
using StarMiner.Simulator.Economies.Series;

namespace StarMiner.Simulator.Economies.Report;

/// <summary>A run in one or a few lines, for a terminal.</summary>
public static class Summary
{
    public static string Of(EconomyResult result)
    {
        int sample = result.Plan.Sample;
        string size = sample == 1 ? "in full" : Inv($"at 1/{sample} of its size");
        string end = result.IsInterrupted ? Inv($", interrupted on day {result.Days.Count}") : "";
        return Inv($"{result.Days.Count} days, {result.Jobs:#,0} jobs on the real contracts ({size}), ")
            + Inv($"seed {result.Plan.Seed}{end}.");
    }

    public static void Write(TextWriter output, EconomyResult result)
    {
        output.WriteLine($"{result.Plan.Name}: {Of(result)}");
        foreach (Finding finding in Findings.Of(result))
        {
            output.WriteLine();
            output.WriteLine($"{(finding.IsGood ? "  " : "! ")}{finding.Question}");
            output.WriteLine($"    {finding.Answer}");
        }
        output.WriteLine();
        output.WriteLine(
            $"  {"strategy",-24} {"accounts",8} {"earned [TUSD]",16} {"each [TUSD]",14} {"a slot in 30 days",18} "
            + $"{"held [AGPU]",16}");
        foreach (StrategyRow row in result.Strategies)
            output.WriteLine(
                Inv($"  {row.Strategy,-24} {row.Accounts,8} {row.WorkTusd,16:#,0.00} ")
                + Inv($"{row.WorkTusd / row.Accounts,14:#,0.00} {row.WorkTusdOfSlotMonth,18:#,0.00} {row.HeldAgpu,16:#,0}"));
        output.WriteLine();
        output.WriteLine($"  series hash {Columns.Hash(result.Days)}");
        output.WriteLine($"  run hash    {result.RunHash}");
        double running = Math.Max(1e-9, result.Seconds - result.FoundingSeconds);
        output.WriteLine(
            Inv($"  {result.Transactions:#,0} transactions in {result.Seconds:0} s, {result.Jobs / running:0} jobs a ")
            + Inv($"second after a founding of {result.FoundingSeconds:0} s"));
    }

    static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
