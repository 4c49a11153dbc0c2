using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Store;

namespace StarMiner.Worker.Jobs;

/// <summary>Checks what others committed to and proves the first wrong cell in one transaction.</summary>
public sealed class Challenger(SuiteClient suite, KeyPair key, ComputeDevice device, JobSource source)
{
    public Action<WorkProgress>? Progress { get; init; }

    /// <summary>Null where every cell is right.</summary>
    /// <exception cref="BlobException">The output is withheld, or an operand is.</exception>
    public async Task<Fault?> FindFaultAsync(ulong jobId, CancellationToken cancel = default)
    {
        var job = await source.PrepareAsync(jobId, Progress, cancel);
        var output = await source.CommittedOutputAsync(jobId, cancel);
        long? cell = await Task.Run(() => job.FindFault(device, output.Bytes, Progress, cancel), cancel);
        return cell is null ? null : new Fault(job, output, (ulong)cell);
    }

    /// <summary>Any cell, unchecked: the Referee refuses where it is right.</summary>
    /// <exception cref="JobException">The job has no such cell.</exception>
    /// <exception cref="BlobException">The output is withheld, or an operand is.</exception>
    public async Task<Fault> AccuseAsync(ulong jobId, ulong cell, CancellationToken cancel = default)
    {
        var job = await source.PrepareAsync(jobId, Progress, cancel);
        return cell < job.Job.Cells
            ? new Fault(job, await source.CommittedOutputAsync(jobId, cancel), cell)
            : throw new JobException($"job {jobId} has {job.Job.Cells} cells, none with number {cell}");
    }

    /// <summary>The fraud proof: afterwards the provider is slashed and the client refunded.</summary>
    public Task<Receipt> ProveAsync(Fault fault, CancellationToken cancel = default) => suite.Referee.ChallengeAsync(
        key, fault.Job.Job.Id, fault.Cell, fault.Job.Open(fault.Output, fault.Cell), cancel);
}

/// <summary>The first wrong cell of a committed output.</summary>
public sealed record Fault(PreparedJob Job, VerifiedBlob Output, ulong Cell);
