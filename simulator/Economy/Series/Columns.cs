using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Results;

namespace StarMiner.Simulator.Economies.Series;

/// <summary>A figure of a day as every output names it, unit last.</summary>
public sealed record Column(string Name, Func<DayRow, double> Of);

/// <summary>The columns of the series, in the order of every output.</summary>
public static class Columns
{
    const int Digits = 12;

    public static IReadOnlyList<Column> All { get; } =
    [
        new("day", d => d.Day),
        new("supply_agpu", d => d.Supply),
        new("minted_public_agpu", d => d.MintedPublic),
        new("minted_jobs_agpu", d => d.MintedJobs),
        new("burned_agpu", d => d.Burned),
        new("burned_at_settlement_agpu", d => d.BurnedAtSettlement),
        new("slashed_agpu", d => d.Slashed),
        new("agpu_tusd", d => d.AgpuTusd),
        new("pair_agpu", d => d.PairAgpu),
        new("pair_tusd", d => d.PairTusd),
        new("traded_agpu", d => d.TradedAgpu),
        new("fees_agpu", d => d.FeesAgpu),
        new("opened_jobs", d => d.Opened),
        new("claimed_jobs", d => d.Claimed),
        new("settled_jobs", d => d.Settled),
        new("expired_jobs", d => d.Expired),
        new("reopened_jobs", d => d.Reopened),
        new("slashed_jobs", d => d.SlashedJobs),
        new("lies_jobs", d => d.Lies),
        new("lies_paid_jobs", d => d.LiesPaid),
        new("challenges_jobs", d => d.Challenges),
        new("audited_cells", d => d.CellsAudited),
        new("public_paid_jobs", d => d.PublicPaid),
        new("wait_minutes", d => d.WaitMinutes),
        new("utilisation", d => d.Utilisation),
        new("active_providers", d => d.ActiveProviders),
        new("provider_profit_tusd", d => d.ProviderProfitTusd),
        new("score_low", d => d.ScoreLow),
        new("score_median", d => d.ScoreMedian),
        new("score_high", d => d.ScoreHigh),
        .. Places.Select(place => new Column($"price_{place.Name}_agpu", d => d.PricesAgpu[place.Index])),
        .. Tiers.Select(tier => new Column($"opened_{tier.Name}_jobs", d => d.OpenedByTier[tier.Index])),
        .. Tiers.Select(tier => new Column($"settled_{tier.Name}_jobs", d => d.SettledByTier[tier.Index])),
        new("vm_cost_gas", d => d.Gas),
        new("transactions", d => d.Transactions),
        new("refused_transactions", d => d.Refused),
    ];

    public static IReadOnlyList<(string Name, int Index)> Tiers =>
        [.. Enum.GetValues<JobTier>().Select(tier => (Words.Of(tier), (int)tier))];

    public static IReadOnlyList<(string Name, int Index)> Places =>
    [
        .. from task in Enum.GetValues<JobTask>()
           from tier in Enum.GetValues<JobTier>()
           select ($"{Words.Of(task).Replace('-', '_')}_{Words.Of(tier)}", (int)task * 4 + (int)tier),
    ];

    /// <summary>A number as every output writes it: the same on every machine.</summary>
    public static string Text(double value) => Math.Round(value, Digits - 4, MidpointRounding.ToEven)
        .ToString("G" + Digits, CultureInfo.InvariantCulture);

    public static string Csv(IReadOnlyList<DayRow> days)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', All.Select(column => column.Name)).Append('\n');
        foreach (DayRow day in days) text.AppendJoin(',', All.Select(column => Text(column.Of(day)))).Append('\n');
        return text.ToString();
    }

    /// <summary>SHA-256 over the series as text: equal for equal plans and seeds.</summary>
    public static string Hash(IReadOnlyList<DayRow> days) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Csv(days)))).ToLowerInvariant();
}
