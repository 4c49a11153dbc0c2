using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using StarMiner.Simulator.Scenarios.Results;

namespace StarMiner.Simulator.Reports;

/// <summary>A result as one JSON object, for programs.</summary>
public static class JsonReport
{
    static readonly JsonWriterOptions Options =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(ScenarioResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options)) Write(json, result);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    static void Write(Utf8JsonWriter json, ScenarioResult result)
    {
        json.WriteStartObject();
        json.WriteString("scenario", result.Scenario);
        json.WriteNumber("seed", result.Seed);
        json.WriteString("runHash", result.RunHash);
        json.WriteString("device", result.Device);
        json.WriteNumber("jobs", result.Jobs);
        json.WriteNumber("settled", result.Settled);
        WriteAccuracy(json, result.Accuracy);
        json.WriteString("outputRoot", result.OutputRoot);
        json.WriteString("amountsIn", "1e-8 AGPU");
        Number(json, "units", result.Units);
        Number(json, "paid", result.Paid);
        Number(json, "burned", result.Burned);
        Number(json, "minted", result.Minted);
        Number(json, "supply", result.Supply);
        json.WriteStartObject("audit");
        json.WriteNumber("cells", result.Audit.Cells);
        json.WriteNumber("gasDatoshi", result.Audit.GasDatoshi);
        json.WriteEndObject();
        json.WriteString("gasIn", "datoshi");
        WriteGas(json, result.Gas);
        WriteFraud(json, result);
        WriteAdversaries(json, result.Adversaries);
        WriteFiles(json, result.Files);
        WriteCrews(json, result.Crews);
        if (result.Economy is { } economy) WriteEconomy(json, economy);
        WriteNotes(json, result.Notes);
        json.WriteEndObject();
    }

    static void WriteNotes(Utf8JsonWriter json, IReadOnlyList<string> notes)
    {
        if (notes.Count == 0) return;
        json.WriteStartArray("notes");
        foreach (string note in notes) json.WriteStringValue(note);
        json.WriteEndArray();
    }

    static void WriteAccuracy(Utf8JsonWriter json, Accuracy? accuracy)
    {
        if (accuracy is null)
        {
            json.WriteNull("accuracy");
            return;
        }
        json.WriteStartObject("accuracy");
        json.WriteNumber("correct", accuracy.Correct);
        json.WriteNumber("total", accuracy.Total);
        json.WriteEndObject();
    }

    static void WriteGas(Utf8JsonWriter json, GasTotals gas)
    {
        json.WriteStartObject("gas");
        json.WriteNumber("submit", gas.Submit);
        json.WriteNumber("claim", gas.Claim);
        json.WriteNumber("commit", gas.Commit);
        json.WriteNumber("audit", gas.Audit);
        json.WriteNumber("settle", gas.Settle);
        json.WriteEndObject();
    }

    static void WriteFraud(Utf8JsonWriter json, ScenarioResult result)
    {
        json.WriteNumber("slashed", result.Slashed);
        Number(json, "slashedAgpu", result.SlashedAgpu);
        json.WriteBoolean("refunded", result.Refunded);
        if (result.FraudProof is not { } proof)
        {
            json.WriteNull("fraudProof");
            return;
        }
        json.WriteStartObject("fraudProof");
        json.WriteNumber("transactions", proof.Transactions);
        json.WriteNumber("gasDatoshi", proof.GasDatoshi);
        json.WriteEndObject();
    }

    static void WriteAdversaries(Utf8JsonWriter json, IReadOnlyList<AdversaryRow> rows)
    {
        Rows(json, "adversaries", rows, row =>
        {
            json.WriteString("name", row.Name);
            json.WriteString("behaviour", row.Behaviour);
            json.WriteString("outcome", row.Outcome);
            json.WriteNumber("rounds", row.Rounds);
            json.WriteNumber("auditedCells", row.AuditedCells);
            json.WriteNumber("transactions", row.Transactions);
            json.WriteNumber("gasDatoshi", row.GasDatoshi);
            json.WriteNumber("blocks", row.Blocks);
        });
    }

    static void WriteFiles(Utf8JsonWriter json, IReadOnlyList<SavedFile> files)
    {
        Rows(json, "files", files, file =>
        {
            json.WriteString("path", file.Path);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("sha256", file.Sha256);
        });
    }

    static void WriteCrews(Utf8JsonWriter json, IReadOnlyList<CrewTotals> crews)
    {
        Rows(json, "crews", crews, crew =>
        {
            json.WriteNumber("workers", crew.Workers);
            json.WriteNumber("jobs", crew.Jobs);
            json.WriteNumber("elapsedMs", crew.ElapsedMs);
            json.WriteNumber("deviceMs", crew.DeviceMs);
        });
    }

    static void WriteEconomy(Utf8JsonWriter json, Economy economy)
    {
        json.WriteStartObject("publicWork");
        json.WriteNumber("published", economy.PublicWork.Published);
        json.WriteNumber("accepted", economy.PublicWork.Accepted);
        Number(json, "minted", economy.PublicWork.MintedAgpu);
        json.WriteNumber("gasDatoshi", economy.PublicWork.GasDatoshi);
        json.WriteEndObject();
        json.WriteStartObject("prices");
        foreach (var task in economy.Prices.GroupBy(price => price.Task))
        {
            json.WriteStartObject(Words.Of(task.Key));
            foreach (var price in task) Number(json, Words.Of(price.Tier), price.PriceAgpu);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartObject("reputations");
        foreach (var actor in economy.Reputations.GroupBy(reputation => reputation.Actor))
        {
            json.WriteStartObject(actor.Key);
            foreach (var reputation in actor) Number(json, Words.Of(reputation.Task), reputation.Score);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        Rows(json, "invariants", economy.Invariants, invariant =>
        {
            json.WriteString("name", invariant.Name);
            json.WriteBoolean("passed", invariant.Passed);
        });
    }

    /// <summary>An array with an object for each row.</summary>
    static void Rows<T>(Utf8JsonWriter json, string name, IEnumerable<T> rows, Action<T> writeFields)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            writeFields(row);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Number(Utf8JsonWriter json, string name, BigInteger value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value.ToString());
    }
}
