using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Simulator.Scenarios.Results;

/// <summary>A step did not end as the scenario says.</summary>
/// <param name="step">The step as one line.</param>
public sealed class ExpectationException(Position at, string step, string expected, string actual)
    : Exception($"{at}: step '{step}': expected {expected}, actual {actual}")
{
    public Position At => at;

    public string Step => step;

    public string Expected => expected;

    public string Actual => actual;

    /// <summary>The contract calls that were open when a contract refused, innermost first.</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    /// <summary>Witnesses that were asked for in vain, each with the reason.</summary>
    public IReadOnlyList<string> RefusedWitnesses { get; init; } = [];
}
