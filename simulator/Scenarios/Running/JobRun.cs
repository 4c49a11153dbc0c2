using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Store;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>What the run knows of one job, beside what the chain keeps.</summary>
public sealed class JobRun
{
    /// <summary>The market's number of the job; 0 until it is opened.</summary>
    public ulong Id { get; set; }

    /// <summary>By provider: the job with its verified operands, and what was computed.</summary>
    public Dictionary<Actor, (PreparedJob Job, VerifiedBlob Output)> Outputs { get; private init; } = [];

    /// <summary>The cell that the provider lies about, or null.</summary>
    public ulong? FlippedCell { get; set; }

    public List<ulong> AuditedCells { get; private init; } = [];

    /// <summary>Of the client's classification, or null as long as there is none.</summary>
    public Accuracy? Accuracy { get; set; }

    public JobRun Copy() => new()
    {
        Id = Id,
        Outputs = new(Outputs),
        FlippedCell = FlippedCell,
        AuditedCells = [.. AuditedCells],
        Accuracy = Accuracy,
    };
}
