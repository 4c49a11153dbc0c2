namespace StarMiner.Contracts;

/// <summary>What the protocol fixes today and the Council's bounded parameters will move later.</summary>
public partial class JobMarket
{
    private const int MaxParamsBytes = 128;
    private const int MaxHead = 16;

    private const long MinWindowMs = 1_000;
    private const long MaxWindowMs = 7 * 24 * 3_600_000L;

    /// <summary>Blocks after the commit in which answers are due and challenges safe [blocks].</summary>
    private const int DisputeBlocks = 20;

    private const long MinBondAgpu = 1_00000000;
    private const int LatePenaltyBps = 1_000;

    // Shares of the fee; with the burn of 2,000 and the roundings they are the whole.
    private const int AuditorsBps = 400;
    private const int OraclesBps = 200;
    private const int MaintenanceBps = 100;
    private const int ProviderBps = 7_300;
}
