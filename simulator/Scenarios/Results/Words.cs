using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Results;

/// <summary>The protocol's enumerations as scenarios and reports write them.</summary>
public static class Words
{
    public static string Of(JobTask task) => task == JobTask.DataProcessing ? "data-processing" : Lower(task);

    public static string Of(JobTier tier) => Lower(tier);

    public static string Of(JobStatus status) => Lower(status);

    static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
