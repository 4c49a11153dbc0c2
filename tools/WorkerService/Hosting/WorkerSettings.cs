using System.Numerics;
using StarMiner.Worker.Service.Provider;

namespace StarMiner.Worker.Service.Hosting;

public enum WorkerRole
{
    /// <summary>Takes jobs and is paid for them.</summary>
    Provider,

    /// <summary>Checks what others commit to and proves it wrong where it is.</summary>
    Auditor,

    /// <summary>Watches how providers keep their promises, and reports it under a bond.</summary>
    Oracle,
}

/// <summary>How a worker is run.</summary>
public sealed record WorkerSettings
{
    public required WorkerRole Role { get; init; }

    /// <summary>Folder of the journal, one a worker.</summary>
    public required string DataFolder { get; init; }

    /// <summary>What is asked of a job before it is claimed.</summary>
    public ClaimPolicy Policy { get; init; } = new();

    /// <summary>Claimable AGPU is collected from this on [1e-8 AGPU].</summary>
    public long CollectFromAgpu { get; init; } = 1_00000000;

    /// <summary>
    /// An auditor's slots in the AuditorCommittee's register, each bonded with the Council's AuditorBond; 0: it challenges
    /// only and bonds nothing.
    /// </summary>
    public int CommitteeSlots { get; init; }

    /// <summary>An oracle's bond is brought up to this when it starts [1e-8 AGPU]; 0: the bond that is there has to do.</summary>
    public BigInteger OracleBondAgpu { get; init; }

    /// <summary>How often is looked for what can be collected.</summary>
    public TimeSpan CollectEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Where the node tells of its blocks; null: its height is asked for.</summary>
    public BlockSource? Blocks { get; init; }

    /// <summary>How often the chain's height is asked for while nobody tells of blocks.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a stop waits for the jobs in hand.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Where /healthz and /metrics are served; null: nowhere.</summary>
    public Uri? Listen { get; init; }

    /// <summary>One JSON object a line instead of text.</summary>
    public bool JsonLogs { get; init; }

    /// <summary>No log at all: for a worker inside another program.</summary>
    public bool Quiet { get; init; }

    /// <summary>A picture of the worker in the terminal instead of log lines.</summary>
    public bool Dashboard { get; init; }
}
