using System.Numerics;
using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Results;

/// <summary>What a run of a scenario came to. Amounts in 1e-8 AGPU, costs in datoshi (1e-8 GAS).</summary>
public sealed record ScenarioResult
{
    public required string Scenario { get; init; }
    public required long Seed { get; init; }

    /// <summary>
    /// Equal for equal scenario and seed: over all blocks, what their transactions did and the final state. Null on
    /// a network that others write to as well.
    /// </summary>
    public required string? RunHash { get; init; }

    /// <summary>What the network could not do, in words; empty in process.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What the jobs were computed on.</summary>
    public required string Device { get; init; }

    public required int Jobs { get; init; }
    public required int Settled { get; init; }
    public required Accuracy? Accuracy { get; init; }

    /// <summary>Of the last paid job that was committed to, in hexadecimal; null where there was none.</summary>
    public required string? OutputRoot { get; init; }

    public required IReadOnlyList<SavedFile> Files { get; init; }

    public required IReadOnlyList<CrewTotals> Crews { get; init; }

    /// <summary>One for each actor whose character the scenario states.</summary>
    public required IReadOnlyList<AdversaryRow> Adversaries { get; init; }

    /// <summary>Compute units that the kernels metered, of all jobs.</summary>
    public required BigInteger Units { get; init; }

    /// <summary>What clients paid for settled jobs: fees and tips [1e-8 AGPU].</summary>
    public required BigInteger Paid { get; init; }

    public required BigInteger Burned { get; init; }
    public required BigInteger Minted { get; init; }
    public required BigInteger Supply { get; init; }
    public required AuditTotals Audit { get; init; }
    public required GasTotals Gas { get; init; }

    /// <summary>Providers that lost a bond.</summary>
    public required int Slashed { get; init; }

    /// <summary>Whether there were refused jobs and every client of one got its escrow back in full.</summary>
    public required bool Refunded { get; init; }

    /// <summary>What they lost of their stakes [1e-8 AGPU].</summary>
    public required BigInteger SlashedAgpu { get; init; }

    /// <summary>The source of all AGPU; null where the suite was not deployed.</summary>
    public required Economy? Economy { get; init; }

    public required FraudProof? FraudProof { get; init; }
    public required IReadOnlyList<LifecycleEntry> Lifecycle { get; init; }
}

/// <param name="Sha256">Of the file's bytes, in hexadecimal.</param>
public sealed record SavedFile(string Path, long Bytes, string Sha256);

/// <summary>What several workers did at one queue.</summary>
/// <param name="ElapsedMs">From the first claim to the last settlement, on the chain's clock.</param>
/// <param name="DeviceMs">Of all devices together.</param>
public sealed record CrewTotals(int Workers, int Jobs, ulong ElapsedMs, long DeviceMs)
{
    public double Seconds => ElapsedMs / 1_000d;

    public double JobsPerHour => ElapsedMs == 0 ? 0 : Jobs * 3_600_000d / ElapsedMs;

    /// <summary>Part of the time in which the devices were busy, 0..1.</summary>
    public double Busy => ElapsedMs == 0 ? 0 : (double)DeviceMs / ElapsedMs / Workers;
}

/// <summary>What the protocol made of an actor who keeps to its rules or breaks them in a known way.</summary>
/// <param name="Outcome">paid, slashed, fined, deposits-lost, reward-earned, or undecided.</param>
/// <param name="Rounds">Exchanges of the dispute: each data demand, and the fraud proof.</param>
/// <param name="AuditedCells">Cells of its results that the sampled audit executed again.</param>
/// <param name="Transactions">That judged its jobs, from the commitment on.</param>
/// <param name="GasDatoshi">What these took [datoshi].</param>
/// <param name="Blocks">From the claim of a job to the last that judged it, of the longest.</param>
public sealed record AdversaryRow(
    string Name, string Behaviour, string Outcome, int Rounds, int AuditedCells, int Transactions,
    long GasDatoshi, uint Blocks);

public sealed record Accuracy(int Correct, int Total);

/// <param name="Cells">Cells that the chain executed again.</param>
/// <param name="GasDatoshi">GAS of the transactions that did so.</param>
public sealed record AuditTotals(int Cells, long GasDatoshi);

/// <summary>GAS by what it was paid for [datoshi].</summary>
public sealed record GasTotals(long Submit, long Claim, long Commit, long Audit, long Settle);

/// <summary>Where the protocol stands at the end of a run.</summary>
/// <param name="Prices">Of a unit now, by task and tier [1e-8 AGPU].</param>
/// <param name="Reputations">Of those who claimed a task's jobs: 0..10,000 points.</param>
public sealed record Economy(
    PublicWorkTotals PublicWork, IReadOnlyList<UnitPrice> Prices, IReadOnlyList<Reputation> Reputations,
    IReadOnlyList<InvariantResult> Invariants);

/// <param name="Accepted">Done, audited and paid out of the budget.</param>
/// <param name="GasDatoshi">All that it took, from publishing to settling.</param>
public sealed record PublicWorkTotals(int Published, int Accepted, BigInteger MintedAgpu, long GasDatoshi);

public sealed record UnitPrice(JobTask Task, JobTier Tier, BigInteger PriceAgpu);

public sealed record Reputation(string Actor, JobTask Task, BigInteger Score);

public sealed record InvariantResult(string Name, bool Passed);

public sealed record FraudProof(int Transactions, long GasDatoshi);

/// <summary>One line of the lifecycle table.</summary>
/// <param name="GasDatoshi">GAS of the step's transactions, or null where it sent none.</param>
public sealed record LifecycleEntry(string Step, string Who, string Outcome, long? GasDatoshi);
