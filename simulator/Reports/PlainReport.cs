using StarMiner.Simulator.Scenarios.Results;

namespace StarMiner.Simulator.Reports;

/// <summary>A result as lines of text, for pipes and logs: the width of the output plays no part.</summary>
public static class PlainReport
{
    public static void Write(TextWriter output, ScenarioResult result)
    {
        output.WriteLine($"scenario {result.Scenario}");
        for (var i = 0; i < result.Lifecycle.Count; i++)
        {
            var entry = result.Lifecycle[i];
            var gas = entry.GasDatoshi is { } datoshi ? $" [{AmountText.Gas(datoshi)}]" : "";
            output.WriteLine($"{i + 1,3}  {entry.Step,-9} {entry.Who,-10} {entry.Outcome}{gas}");
        }
        foreach (var (name, value) in ResultLines.Of(result)) output.WriteLine($"{name}: {value}");
    }
}
