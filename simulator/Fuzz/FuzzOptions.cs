namespace StarMiner.Simulator.Fuzz;

/// <summary>How long to search, and what all choices follow from.</summary>
public sealed record FuzzOptions
{
    public int Seed { get; init; } = 1;

    /// <summary>Steps to try at most, refused ones included.</summary>
    public long MostTries { get; init; } = 100_000;

    public TimeSpan MostTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Steps from a kept state before another is taken up.</summary>
    public int LongestWalk { get; init; } = 8;

    /// <summary>States that are kept to go on from.</summary>
    public int MostStates { get; init; } = 2_000;
}
