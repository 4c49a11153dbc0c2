using System.Text.Json;
using System.Text.Json.Nodes;
using StarMiner.Simulator.Economies.Series;

namespace StarMiner.Simulator.Economies.Report;

/// <summary>A run as one JSON object, for programs.</summary>
public static class JsonText
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Of(EconomyResult result) => new JsonObject
    {
        ["economy"] = result.Plan.Name,
        ["seed"] = result.Plan.Seed,
        ["sample"] = result.Plan.Sample,
        ["interrupted"] = result.IsInterrupted,
        ["seriesHash"] = Columns.Hash(result.Days),
        ["runHash"] = result.RunHash,
        ["jobs"] = result.Jobs,
        ["transactions"] = result.Transactions,
        ["vmCostDatoshi"] = result.GasDatoshi,
        ["stateKeys"] = result.StateKeys,
        ["foundingSeconds"] = Math.Round(result.FoundingSeconds, 3),
        ["seconds"] = Math.Round(result.Seconds, 3),
        ["findings"] = new JsonArray([.. Findings.Of(result).Select(finding => new JsonObject
        {
            ["question"] = finding.Question,
            ["answer"] = finding.Answer,
            ["good"] = finding.IsGood,
        })]),
        ["strategies"] = new JsonArray([.. result.Strategies.Select(row => new JsonObject
        {
            ["strategy"] = row.Strategy,
            ["accounts"] = row.Accounts,
            ["gainAgpu"] = Number(row.GainAgpu),
            ["workTusd"] = Number(row.WorkTusd),
            ["gas"] = Number(row.Gas),
            ["costTusd"] = Number(row.CostTusd),
            ["tradeTusd"] = Number(row.TradeTusd),
            ["heldAgpu"] = Number(row.HeldAgpu),
            ["slotDays"] = Number(row.SlotDays),
        })]),
        ["refused"] = new JsonObject([.. result.Refusals.Select(r => KeyValuePair.Create(r.Key, (JsonNode?)r.Value))]),
        ["broken"] = new JsonArray([.. result.Days.Where(day => day.Broken.Length > 0).Select(day => new JsonObject
        {
            ["day"] = day.Day,
            ["laws"] = day.Broken,
        })]),
        ["days"] = new JsonArray([.. result.Days.Select(day => new JsonObject(
            Columns.All.Select(column => KeyValuePair.Create(column.Name, (JsonNode?)Number(column.Of(day))))))]),
    }.ToJsonString(Indented);

    /// <summary>As the CSV writes it: no output has other digits than another.</summary>
    static JsonNode Number(double value) => JsonNode.Parse(Columns.Text(double.IsFinite(value) ? value : 0))!;
}
