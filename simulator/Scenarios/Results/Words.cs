using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Results;

/// <summary>The protocol's enumerations as scenarios and reports write them.</summary>
public static class Words
{
    public static string Of(JobTask task) => task == JobTask.DataProcessing ? "data-processing" : Lower(task);

    public static string Of(JobTier tier) => Lower(tier);

    public static string Of(JobStatus status) => Lower(status);

    /// <summary>As the scenario language writes it: words with hyphens.</summary>
    public static string Of(Conduct conduct) => Hyphened(conduct.ToString());

    public static string Of(Withheld withheld) => Lower(withheld);

    static string Hyphened(string name) => string.Concat(
        name.Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"-{letter}" : $"{letter}")).ToLowerInvariant();

    static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
