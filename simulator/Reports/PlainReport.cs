using StarMiner.Simulator.Scenarios.Results;

namespace StarMiner.Simulator.Reports;

/// <summary>A result as lines of text, for pipes and logs: the width of the output plays no part.</summary>
public static class PlainReport
{
    const int LeastWidth = 10;

    public static void Write(TextWriter output, ScenarioResult result)
    {
        output.WriteLine($"scenario {result.Scenario}");
        WriteSteps(output, result.Lifecycle);
        if (result.Adversaries.Count > 0) WriteAdversaries(output, result.Adversaries);
        foreach (var (name, value) in ResultLines.Of(result)) output.WriteLine($"{name}: {value}");
    }

    static int Width(IEnumerable<string> texts) => texts.Select(text => text.Length).Append(LeastWidth).Max();

    static void WriteAdversaries(TextWriter output, IReadOnlyList<AdversaryRow> rows)
    {
        string[][] cells = [AdversaryCells.Heads, .. rows.Select(AdversaryCells.Of)];
        int[] widths = [.. AdversaryCells.Heads.Select((_, column) => cells.Max(row => row[column].Length))];
        foreach (string[] row in cells)
            output.WriteLine(string.Join("  ", row.Select((text, column) =>
                AdversaryCells.IsNumber(column) ? text.PadLeft(widths[column]) : text.PadRight(widths[column]))));
    }

    /// <summary>The steps alone, also of a run that did not come to its end.</summary>
    public static void WriteSteps(TextWriter output, IReadOnlyList<LifecycleEntry> steps)
    {
        int step = Width(steps.Select(entry => entry.Step)), who = Width(steps.Select(entry => entry.Who));
        for (var i = 0; i < steps.Count; i++)
        {
            var gas = steps[i].GasDatoshi is { } datoshi ? $" [{AmountText.Gas(datoshi)}]" : "";
            output.WriteLine($"{i + 1,3}  {steps[i].Step.PadRight(step)} {steps[i].Who.PadRight(who)} {steps[i].Outcome}{gas}");
        }
    }
}
