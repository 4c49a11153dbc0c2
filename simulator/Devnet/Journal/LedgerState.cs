using Neo;
using StarMiner.Simulator.Devnet.Ledger;

namespace StarMiner.Simulator.Devnet.Journal;

/// <summary>A moment that has a name, and how the clock stood [ms].</summary>
sealed record SavedMoment(Moment Moment, long ClockOffsetMs);

/// <summary>All that a ledger knows at one moment.</summary>
sealed record LedgerState(
    Moment Now, long ClockOffsetMs, IReadOnlyDictionary<string, SavedMoment> Saved,
    IReadOnlyCollection<UInt160> Impersonated);
