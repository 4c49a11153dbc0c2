namespace StarMiner.Simulator.Demo;

/// <summary>How lively the market is.</summary>
public sealed record DemoOptions
{
    /// <summary>What is asked for, by whom and when follows from it; what comes of it depends on the machine.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Between two jobs of one client, on average.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Between two lies, and between two jobs of public work.</summary>
    public TimeSpan Rarely { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>Clients wait while so many jobs are open.</summary>
    public int MostOpen { get; init; } = 12;

    /// <summary>Of the workers' journals and the operands; null for one that ends with the demo.</summary>
    public string? Folder { get; init; }
}
