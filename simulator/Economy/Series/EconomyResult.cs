using StarMiner.Simulator.Economies.Plan;

namespace StarMiner.Simulator.Economies.Series;

/// <summary>What a run came to.</summary>
public sealed record EconomyResult
{
    public required EconomyPlan Plan { get; init; }
    public required IReadOnlyList<DayRow> Days { get; init; }
    public required IReadOnlyList<StrategyRow> Strategies { get; init; }

    /// <summary>
    /// Of the honest providers, those who were there at the opening, as the dishonest are: later days are poorer ones.
    /// </summary>
    public StrategyRow? HonestAtOpening { get; init; }

    /// <summary>Of the chain: blocks, executions and state.</summary>
    public required string RunHash { get; init; }
    public required IReadOnlyDictionary<string, long> Refusals { get; init; }
    public required double FoundingSeconds { get; init; }
    public required double Seconds { get; init; }
    public required long Jobs { get; init; }
    public required long Transactions { get; init; }
    public required long GasDatoshi { get; init; }
    public required int StateKeys { get; init; }

    /// <summary>What the auditors' committees came to.</summary>
    public required CommitteeTotals Committees { get; init; }

    /// <summary>Somebody ended it before its last day.</summary>
    public bool IsInterrupted { get; init; }
}

/// <summary>Of all committees.</summary>
/// <param name="Right">Seats whose verdict was right.</param>
/// <param name="LostAgpu">Of the others' locks [AGPU].</param>
public sealed record CommitteeTotals(long Committees, long Seats, long Right, double LostAgpu);

/// <summary>What those who do the same have earned since the opening.</summary>
/// <param name="WorkTusd">
/// Gain in AGPU by other ways than trade, at the price of the day on which it came, less running costs [TUSD].
/// </param>
/// <param name="TradeTusd">TUSD got for AGPU, less TUSD given, with what was bought valued at the end [TUSD].</param>
/// <param name="HeldAgpu">At the end, wherever it lies [AGPU].</param>
/// <param name="Gas">What the VM took, which no agent reckons with [GAS].</param>
/// <param name="SlotDays">Slots of its machines, by the days on which they were for hire; 0 where it has none.</param>
public sealed record StrategyRow(
    string Strategy, int Accounts, double GainAgpu, double WorkTusd, double CostTusd, double TradeTusd,
    double HeldAgpu, double Gas, double SlotDays)
{
    /// <summary>Of one slot in 30 days [TUSD]: what those who came and went can be compared by.</summary>
    public double? WorkTusdOfSlotMonth => SlotDays > 0 ? WorkTusd / SlotDays * 30 : null;
}
