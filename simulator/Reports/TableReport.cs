using Spectre.Console;
using StarMiner.Simulator.Scenarios.Results;

namespace StarMiner.Simulator.Reports;

/// <summary>A result as a table of the lifecycle and a list of totals, for a terminal.</summary>
public static class TableReport
{
    public static void Write(IAnsiConsole console, ScenarioResult result)
    {
        console.Write(Lifecycle(result));
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

    static string Dim(string text) => $"[dim]{Markup.Escape(text)}[/]";
}
