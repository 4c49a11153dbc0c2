using StarMiner.Simulator.Scenarios.Results;

namespace StarMiner.Simulator.Reports;

/// <summary>A result as lines of text, for pipes and logs: the width of the output plays no part.</summary>
public static class PlainReport
{
    public static void Write(TextWriter output, ScenarioResult result)
    {
        output.WriteLine($"scenario {result.Scenario}");
        WriteSteps(output, result.Lifecycle);
        foreach (var (name, value) in ResultLines.Of(result)) output.WriteLine($"{name}: {value}");
    }

    /// <summary>The steps alone, also of a run that did not come to its end.</summary>
    public static void WriteSteps(TextWriter output, IReadOnlyList<LifecycleEntry> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var gas = steps[i].GasDatoshi is { } datoshi ? $" [{AmountText.Gas(datoshi)}]" : "";
            output.WriteLine($"{i + 1,3}  {steps[i].Step,-10} {steps[i].Who,-10} {steps[i].Outcome}{gas}");
        }
    }
}
