using StarMiner.Client;

namespace StarMiner.Simulator.Economies.World;

/// <summary>A job as the events so far tell it.</summary>
public sealed class MarketJob
{
    public required ulong Id { get; init; }

    /// <summary>Null for public work.</summary>
    public required Account? Client { get; init; }
    public required JobTask Task { get; init; }
    public required JobTier Tier { get; init; }
    public required WorkTemplate Work { get; init; }

    /// <summary>[1e-8 AGPU]</summary>
    public required long Fee { get; init; }
    public required long Tip { get; init; }
    public required long TipPerUnit { get; init; }
    public required ulong OpenedMs { get; init; }

    public JobStatus Status { get; set; } = JobStatus.Open;

    /// <summary>For the claim while open, for the commit while claimed.</summary>
    public ulong DeadlineMs { get; set; }
    public Account? Provider { get; set; }
    public long Bond { get; set; }
    public int AuditBps { get; set; }
    public uint CommitBlock { get; set; }
    public uint DisputeEnd { get; set; }
    public byte[] Root { get; set; } = [];

    /// <summary>What was committed to; not what the work's law says where the provider lies.</summary>
    public byte[]? Output { get; set; }
    public bool IsLie { get; set; }

    /// <summary>Somebody's proof is on its way.</summary>
    public bool IsChallenged { get; set; }

    /// <summary>Null until the audit's seed is known and asked for.</summary>
    public bool? IsDrawn { get; set; }

    /// <summary>Its provider has looked whether there is anything to answer, and did.</summary>
    public bool IsAnswered { get; set; }

    public bool IsPublic => Client is null;
    public bool IsOver => Status >= JobStatus.Settled;
}
