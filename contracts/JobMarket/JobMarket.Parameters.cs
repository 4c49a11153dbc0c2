namespace StarMiner.Contracts;

/// <summary>Limits of form. What may move is the Council's (Primitives/Parameter.cs).</summary>
public partial class JobMarket
{
    private const int MaxParamsBytes = 128;
    private const int MaxHead = 16;

    /// <summary>Jobs whose time is over that a claim passes by.</summary>
    private const int MaxPassed = 16;

    /// <summary>No demand keeps a job from settling for longer than this after its commit: what 2 bytes hold.</summary>
    private const int MaxDisputeBlocks = 65_535;
    private const int MaxOperands = 16;

    /// <summary>Units and cells of a job: what 6 bytes hold.</summary>
    private const long MaxCount = (1L << 48) - 1;

    private const long MinWindowMs = 1_000;
    private const long MaxWindowMs = 7 * 24 * 3_600_000L;
}
