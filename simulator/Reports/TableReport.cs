using Spectre.Console;
using StarMiner.Simulator.Scenarios.Results;

namespace StarMiner.Simulator.Reports;

/// <summary>A result as a table of the lifecycle and a list of totals, for a terminal.</summary>
public static class TableReport
{
    public static void Write(IAnsiConsole console, ScenarioResult result)
    {
        console.Write(Lifecycle(result));
        if (result.Adversaries.Count > 0) console.Write(Adversaries(result.Adversaries));
        var totals = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (name, value) in ResultLines.Of(result)) totals.AddRow(Dim(name), Markup.Escape(value));
        console.Write(totals);
    }

    static Table Lifecycle(ScenarioResult result)
    {
        var table = new Table()
            .Title(Markup.Escape(result.Scenario))
            .Border(TableBorder.Rounded)
            .AddColumn(new TableColumn("").RightAligned())
            .AddColumn("step")
            .AddColumn("who")
            .AddColumn("outcome")
            .AddColumn(new TableColumn("GAS").RightAligned().NoWrap());
        for (var i = 0; i < result.Lifecycle.Count; i++)
        {
            var entry = result.Lifecycle[i];
            var gas = entry.GasDatoshi is { } datoshi ? AmountText.Gas(datoshi)[..^4] : "";
            table.AddRow(Dim($"{i + 1}"), Markup.Escape(entry.Step), Markup.Escape(entry.Who), Markup.Escape(entry.Outcome), gas);
        }
        return table;
    }

    static Table Adversaries(IReadOnlyList<AdversaryRow> rows)
    {
        var table = new Table().Title("adversaries").Border(TableBorder.Rounded);
        for (int column = 0; column < AdversaryCells.Heads.Length; column++)
        {
            var made = new TableColumn(AdversaryCells.Heads[column]);
            table.AddColumn(AdversaryCells.IsNumber(column) ? made.RightAligned().NoWrap() : made);
        }
        foreach (var row in rows) table.AddRow([.. AdversaryCells.Of(row).Select(Markup.Escape)]);
        return table;
    }

    static string Dim(string text) => $"[dim]{Markup.Escape(text)}[/]";
}
