using System.Globalization;
using StarMiner.Simulator.Economies.Series;
using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Report;

/// <summary>Whether those who bond, look and say what they saw are paid for it.</summary>
static class HonestAudit
{
    const string Question = "Does honest auditing pay?";

    public static Finding Of(EconomyResult result)
    {
        StrategyRow? honest = Find(result, Strategies.CommitteeAuditor), stamper = Find(result, Strategies.Stamper);
        CommitteeTotals totals = result.Committees;
        if (honest is null || totals.Seats == 0) return new(Question, "Nobody sat in a committee.", true);
        double gasOfSeat = (honest.Gas + (stamper?.Gas ?? 0)) / totals.Seats;
        return new(
            Question,
            Words($"{totals.Committees:#,0} committees had {totals.Seats:#,0} seats, {totals.Right:#,0} of them right; ")
            + Words($"the others lost {totals.LostAgpu:#,0.#} AGPU. An auditor who computes again before it approves made ")
            + Words($"{Each(honest):0.00} TUSD over its costs of {honest.CostTusd / honest.Accounts:0.00}")
            + (stamper is null ? "" : Words($", one who only stamps {Each(stamper):0.00}"))
            + Words($". A seat took {gasOfSeat:0.00} GAS, which none of them reckons with."),
            Each(honest) > 0);
    }

    static StrategyRow? Find(EconomyResult result, string strategy) =>
        result.Strategies.FirstOrDefault(row => row.Strategy == strategy);

    static double Each(StrategyRow row) => row.WorkTusd / row.Accounts;

    static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
