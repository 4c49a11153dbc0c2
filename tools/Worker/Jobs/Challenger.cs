using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Disputes;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Store;

namespace StarMiner.Worker.Jobs;

/// <summary>Checks what others committed to and proves the first wrong cell in one transaction.</summary>
public sealed class Challenger(SuiteClient suite, KeyPair key, DevicePool devices, JobSource source)
{
    public Action<WorkProgress>? Progress { get; init; }

    /// <summary>Null where every cell is right.</summary>
    /// <exception cref="BlobException">The output is withheld, or an operand is.</exception>
    public async Task<Fault?> FindFaultAsync(ulong jobId, CancellationToken cancel = default)
    {
        var job = await source.PrepareAsync(jobId, Progress, cancel);
        var output = await source.CommittedOutputAsync(jobId, cancel);
        long? cell = await devices.RunAsync(
            job.NeededBytes, device => job.FindFault(device, output.Bytes, Progress, cancel), cancel);
        return cell is { } wrong ? new Fault(jobId, (ulong)wrong, job.Open(output, (ulong)wrong)) : null;
    }

    /// <summary>The committed output: as published, or computed again where nobody shows it.</summary>
    /// <exception cref="BlobException">It is withheld and wrong, or an operand is withheld.</exception>
    public async Task<VerifiedBlob> OutputAsync(ulong jobId, CancellationToken cancel = default)
    {
        try
        {
            return await source.CommittedOutputAsync(jobId, cancel);
        }
        catch (BlobException)
        {
            var (job, truth) = await ComputeAsync(jobId, cancel);
            if (truth.Tree.Root == job.Job.OutputRoot) return truth;
            throw;
        }
    }

    /// <summary>
    /// The other way, for an output that nobody shows: computes it again and begins to demand the committed one, from
    /// the top down to the first cell that differs.
    /// </summary>
    /// <returns>Null where the provider committed to the truth: it need not be shown to be believed.</returns>
    /// <exception cref="BlobException">An operand is withheld.</exception>
    /// <exception cref="JobException">Nothing is committed yet.</exception>
    public async Task<Descent?> DescendAsync(ulong jobId, CancellationToken cancel = default)
    {
        var (job, truth) = await ComputeAsync(jobId, cancel);
        var descent = new Descent(suite, key, job, truth);
        return descent.IsNeeded ? descent : null;
    }

    async Task<(PreparedJob Job, VerifiedBlob Truth)> ComputeAsync(ulong jobId, CancellationToken cancel)
    {
        var job = await source.PrepareAsync(jobId, Progress, cancel);
        if (job.Job.Provider is not { } provider || job.Job.OutputRoot is null)
            throw new JobException($"job {jobId} has no committed output (it is {job.Job.Status})");
        var truth = await devices.RunAsync(
            job.NeededBytes,
            device => job.ExecuteAndCommit(device, job.OutputTag(provider), Progress, cancel), cancel);
        return (job, truth);
    }

    /// <summary>Any cell, unchecked: the Referee refuses where it is right.</summary>
    /// <exception cref="JobException">The job has no such cell.</exception>
    /// <exception cref="BlobException">The output is withheld, or an operand is.</exception>
    public async Task<Fault> AccuseAsync(ulong jobId, ulong cell, CancellationToken cancel = default)
    {
        var job = await source.PrepareAsync(jobId, Progress, cancel);
        return cell < job.Job.Cells
            ? new Fault(jobId, cell, job.Open(await source.CommittedOutputAsync(jobId, cancel), cell))
            : throw new JobException($"job {jobId} has {job.Job.Cells} cells, none with number {cell}");
    }

    /// <summary>The fraud proof: afterwards the provider is slashed, and <see cref="DivideAsync"/> pays.</summary>
    public Task<Receipt> ProveAsync(Fault fault, CancellationToken cancel = default) =>
        suite.Referee.ChallengeAsync(key, fault.JobId, fault.Cell, fault.Opening, cancel);

    /// <summary>Has the slashed bond divided, which credits challenger and client; null where somebody was quicker.</summary>
    public async Task<Receipt?> DivideAsync(ulong jobId, CancellationToken cancel = default)
    {
        try
        {
            return await suite.Market.DivideSlashedAsync(key, jobId, cancel);
        }
        catch (ContractFaultException refusal) when (refusal.Error == "JobMarket/nothing-to-divide")
        {
            return null;
        }
    }
}

/// <summary>A wrong cell of a committed output, the first of it, with what shows that it is wrong.</summary>
public sealed record Fault(ulong JobId, ulong Cell, Opening Opening);
