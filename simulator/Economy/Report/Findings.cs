using System.Globalization;
using StarMiner.Simulator.Economies.Series;
using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Report;

/// <param name="Question">What was asked.</param>
/// <param name="Answer">In words, with the figures that it follows from.</param>
/// <param name="IsGood">Whether it is as the design promises.</param>
public sealed record Finding(string Question, string Answer, bool IsGood);

/// <summary>What the figures say, in words: the questions that the lab is there to answer.</summary>
public static class Findings
{
    const int BpsInAll = 10_000;

    /// <summary>A price has settled when it stays within so much of its mean over the last third.</summary>
    const double Settled = 0.35;

    public static IReadOnlyList<Finding> Of(EconomyResult result)
    {
        if (result.Days.Count == 0) return [];
        return
        [
            Books(result), Supply(result.Days), SupplyAndDemand(result.Days), Prices(result.Days), Dead(result.Days),
            Service(result.Days), Dishonesty(result), Lies(result.Days), HonestWork(result),
            HonestAudit.Of(result),
        ];
    }

    static Finding Books(EconomyResult result)
    {
        DayRow? broken = result.Days.FirstOrDefault(day => day.Broken.Length > 0);
        return new(
            "Do the books close?",
            broken is null
                ? $"Yes: eleven sums over all accounts and contracts held at the end of each of {result.Days.Count} days."
                : $"No: on day {broken.Day}: {broken.Broken}.",
            broken is null);
    }

    static Finding Supply(IReadOnlyList<DayRow> days)
    {
        double publicWork = days.Sum(d => d.MintedPublic), jobs = days.Sum(d => d.MintedJobs);
        double burned = days.Sum(d => d.Burned), settled = days.Sum(d => d.BurnedAtSettlement);
        bool shrinks = jobs <= 0.9 * settled;
        return new(
            "Does paid work shrink the supply?",
            Words($"Paid work burned {settled:#,0} AGPU at settlement and gave rise to {jobs:#,0} AGPU of new ones ")
            + Words($"({Part(jobs, settled)}). All burns were {burned:#,0} AGPU, public work minted {publicWork:#,0}: ")
            + Words($"the supply went from {days[0].Supply:#,0} to {days[^1].Supply:#,0} AGPU."),
            shrinks);
    }

    static Finding SupplyAndDemand(IReadOnlyList<DayRow> days)
    {
        double[] demand = [.. days.Select(d => d.FeesAgpu)];
        double[] net = [.. days.Select(d => d.MintedPublic + d.MintedJobs - d.Burned)];
        double correlation = Correlation(demand, net);
        int falling = net.Count(day => day < 0);
        double need = days.Average(d => d.MintedPublic) / Math.Max(1e-9, Rate(days));
        return new(
            "Does supply fall with demand?",
            Words($"On {falling} of {days.Count} days more was burned than minted; the correlation of a day's net ")
            + Words($"issuance with the fees paid is {correlation:0.00}. Public work mints ")
            + Words($"{days.Average(d => d.MintedPublic):#,0} AGPU a day; to burn as much, fees of {need:#,0} AGPU ")
            + Words($"a day are needed, and {demand.Average():#,0} were paid."),
            falling > 0 || correlation < 0);
    }

    /// <summary>What a unit of fees takes out of the supply.</summary>
    static double Rate(IReadOnlyList<DayRow> days)
    {
        double fees = days.Sum(d => d.FeesAgpu);
        return fees == 0 ? 0.02 : days.Sum(d => d.Burned - d.MintedJobs) / fees;
    }

    static Finding Prices(IReadOnlyList<DayRow> days)
    {
        DayRow[] last = [.. days.Skip(days.Count * 2 / 3)];
        var standard = new[] { 1, 5, 9, 13 };
        string[] words = [.. standard.Select(place =>
        {
            double mean = last.Average(d => d.PriceTusd(place)), spread = Spread(last, place);
            return Words($"{Columns.Places[place].Name.Split('_')[0]} {mean:0.0000} TUSD ±{spread * 100:0}%");
        })];
        double worst = standard.Max(place => Spread(last, place));
        return new(
            "Do prices settle?",
            $"Standard tier over the last third: {string.Join(", ", words)}. "
            + Words($"An AGPU went from {days[0].AgpuTusd:0.#####} to {days[^1].AgpuTusd:0.#####} TUSD."),
            worst < Settled);
    }

    static Finding Dead(IReadOnlyList<DayRow> days)
    {
        DayRow[] last = [.. days.Skip(days.Count * 2 / 3)];
        var tiers = Columns.Tiers.Select(tier => (
            tier.Name, Done: last.Sum(d => d.SettledByTier[tier.Index]),
            Opened: last.Sum(d => d.OpenedByTier[tier.Index]))).ToList();
        bool dead = tiers.Any(tier => tier.Opened > 0 && tier.Done * 5 < tier.Opened);
        return new(
            "Is every tier served?",
            string.Join(", ", tiers.Select(tier => Words($"{tier.Name} {Part(tier.Done, tier.Opened)}")))
            + " of the last third's jobs were done."
            + (dead
                ? " A price moves by claimed work only: where nobody can or will claim it falls further, and unserved "
                    + "demand never raises it again."
                : ""),
            !dead);
    }

    static Finding Service(IReadOnlyList<DayRow> days)
    {
        long opened = days.Sum(d => d.Opened), settled = days.Sum(d => d.Settled), expired = days.Sum(d => d.Expired);
        double waited = days.Sum(d => d.WaitMinutes * d.Claimed) / Math.Max(1, days.Sum(d => d.Claimed));
        return new(
            "Are jobs done, and how soon?",
            Words($"{Part(settled, opened)} of {opened:#,0} jobs were done, {Part(expired, opened)} found nobody. ")
            + Words($"A claim took {waited:0.0} minutes on average, at a utilisation of ")
            + Words($"{days.Average(d => d.Utilisation) * 100:0}%."),
            settled * 2 > opened);
    }

    /// <summary>
    /// Beside honest providers who were there from the opening too: machines by slot and day for hire, what has none by
    /// account. Who loses has not earned.
    /// </summary>
    static Finding Dishonesty(EconomyResult result)
    {
        const string question = "Does any dishonest strategy earn?";
        StrategyRow? honest = result.HonestAtOpening;
        StrategyRow[] present = [.. result.Strategies.Where(s => Strategies.Dishonest.Contains(s.Strategy))];
        if (present.Length == 0) return new(question, "Nobody here is dishonest.", true);
        StrategyRow[] winners =
            [.. present.Where(s => s.WorkTusd > 0 && Yield(s) > (honest is null ? 0 : Yield(honest, s)))];
        return new(
            question,
            (honest is null ? "" : "An honest provider of the first day made " + Made(honest) + "; ")
            + string.Join(", ", present.Select(s => $"a {s.Strategy} {Made(s)}")) + ". "
            + (winners.Length == 0
                ? "None does better than honest work."
                : $"Better than honest work: {string.Join(", ", winners.Select(s => s.Strategy))}."),
            winners.Length == 0);
    }

    static double Yield(StrategyRow row) => row.WorkTusdOfSlotMonth ?? row.WorkTusd / row.Accounts;

    /// <summary>In the measure that the other has.</summary>
    static double Yield(StrategyRow row, StrategyRow beside) =>
        beside.WorkTusdOfSlotMonth is null ? row.WorkTusd / row.Accounts : Yield(row);

    static string Made(StrategyRow row) => Words($"{row.WorkTusd / row.Accounts:0.00} TUSD")
        + (row.WorkTusdOfSlotMonth is { } month ? Words($" ({month:0.00} a slot in 30 days)") : "");

    static Finding Lies(IReadOnlyList<DayRow> days)
    {
        long lies = days.Sum(d => d.Lies), paid = days.Sum(d => d.LiesPaid), proofs = days.Sum(d => d.Challenges);
        return new(
            "Are lies found?",
            lies == 0
                ? "Nobody lied."
                : Words($"Of {lies:#,0} results that were never computed {paid:#,0} were paid ({Part(paid, lies)}); ")
                    + Words($"{proofs:#,0} were proven wrong by an auditor, the others could not answer their audit."),
            paid * 4 <= lies);
    }

    static Finding HonestWork(EconomyResult result)
    {
        StrategyRow? honest = result.Strategies.FirstOrDefault(s => s.Strategy == Strategies.Honest);
        if (honest is null) return new("Does honest work pay?", "Nobody works honestly here.", false);
        double paidWork = result.Days.Sum(d => d.FeesAgpu * d.AgpuTusd) * 0.73;
        double publicWork = result.Days.Sum(d => d.MintedPublic * d.AgpuTusd);
        return new(
            "Does honest work pay?",
            Words($"Honest providers made {honest.WorkTusd:#,0} TUSD over machines and power of ")
            + Words($"{honest.CostTusd:#,0}; clients' fees brought all providers about {paidWork:#,0} TUSD, public work {publicWork:#,0}. ")
            + Words($"{result.Days[0].ActiveProviders} were active on the first day, ")
            + Words($"{result.Days[^1].ActiveProviders} on the last."),
            honest.WorkTusd > 0);
    }

    static double Spread(IReadOnlyList<DayRow> days, int place)
    {
        double mean = days.Average(d => d.PriceTusd(place));
        double variance = days.Average(d => (d.PriceTusd(place) - mean) * (d.PriceTusd(place) - mean));
        return mean == 0 ? 0 : Math.Sqrt(variance) / mean;
    }

    static double Correlation(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average(), ab = 0, aa = 0, bb = 0;
        for (int i = 0; i < a.Length; i++)
        {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return aa * bb == 0 ? 0 : ab / Math.Sqrt(aa * bb);
    }

    static string Part(double part, double whole) =>
        whole == 0 ? "none" : Words($"{Math.Round(part / whole * BpsInAll) / 100:0.#}%");

    static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
