using System.CommandLine;
using StarMiner.Simulator;
using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Scenarios;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Cli.Commands;

/// <summary><c>-v</c> to <c>-vvvv</c>: what each transaction of a run did, on the error stream.</summary>
static class RunVerbosity
{
    static readonly Option<bool>[] Levels =
    [
        new("-v") { Description = "Each transaction's outcome, fault and refused witnesses." },
        new("-vv") { Description = "Log lines and events too." },
        new("-vvv") { Description = "The tree of calls too, with GAS and source lines." },
        new("-vvvv") { Description = "What changed in storage too." },
    ];

    /// <summary>The levels that need the chain in this process.</summary>
    public static IEnumerable<Option> Deep => Levels[1..];

    public static void AddTo(Command command)
    {
        foreach (var level in Levels) command.Add(level);
    }

    /// <summary>The highest level asked for; 0 for none.</summary>
    public static int Of(ParseResult parsed) => System.Array.FindLastIndex(Levels, parsed.GetValue) + 1;

    public static RunOptions Apply(int level, RunOptions options, TextWriter error) => level == 0
        ? options
        : options with { Trace = level > 2, Executed = execution => Write(execution, level, error) };

    static void Write(Execution execution, int level, TextWriter error)
    {
        foreach (string line in TraceText.Of(execution, level).TrimEnd().Split('\n')) error.WriteLine($"    {line.TrimEnd()}");
    }
}

/// <summary>Each step as it begins, on the error stream.</summary>
sealed class StepLines(TextWriter error) : IRunObserver
{
    public void StepStarted(BoundStep step, int index, int count) => error.WriteLine($"{index + 1}/{count} {step.Text}");

    public void Progressed(double fraction)
    {
    }
}
