using Neo;
using StarMiner.Client;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Merkle;
using StarMiner.Worker.Store;

namespace StarMiner.Worker.Jobs;

/// <summary>Reads jobs from the chain and their data from the store; what does not fit together is refused.</summary>
public sealed class JobSource(SuiteClient suite, KernelRegistry kernels, IBlobStore store)
{
    /// <summary>Fetches and checks every operand, so that a client that withholds one costs nobody a bond.</summary>
    /// <exception cref="JobException">No kernel for it, or its metering is not what the kernel says.</exception>
    /// <exception cref="BlobException">An operand is missing or corrupt.</exception>
    public async Task<PreparedJob> PrepareAsync(
        ulong jobId, Action<WorkProgress>? progress = null, CancellationToken cancel = default)
    {
        var job = await suite.Market.JobAsync(jobId, cancel);
        var kernel = kernels.Find(job.Kernel);
        var shape = kernel.Shape(job.Params);
        Check(job, shape);
        var operands = new VerifiedBlob[shape.Operands.Count];
        for (int operand = 0; operand < operands.Length; operand++)
        {
            var root = new UInt256(job.InputRoots.AsSpan(operand * UInt256.Length, UInt256.Length));
            operands[operand] = await VerifiedBlob.FetchAsync(
                store, root, shape.Operands[operand], LeafTag.Input, cancel);
            progress?.Invoke(new(WorkStage.Fetch, operand + 1, operands.Length));
        }
        return new PreparedJob(job, kernel, shape, operands);
    }

    /// <summary>The output that the job's provider committed to, as published.</summary>
    /// <exception cref="BlobException">It is withheld or is not what was committed.</exception>
    /// <exception cref="JobException">Nothing is committed yet.</exception>
    public async Task<VerifiedBlob> CommittedOutputAsync(ulong jobId, CancellationToken cancel = default)
    {
        var job = await suite.Market.JobAsync(jobId, cancel);
        if (job.OutputRoot is null || job.Provider is null)
            throw new JobException($"job {jobId} has no committed output (it is {job.Status})");
        var shape = kernels.Find(job.Kernel).Shape(job.Params);
        Check(job, shape);
        var tag = new PreparedJob(job, kernels.Find(job.Kernel), shape, []).OutputTag(job.Provider);
        return await VerifiedBlob.FetchAsync(store, job.OutputRoot, shape.Output, tag, cancel);
    }

    static void Check(Job job, JobShape shape)
    {
        if (job.Units != shape.Units || job.Cells != (ulong)shape.Cells)
            throw new JobException(
                $"job {job.Id} is metered at {job.Units} units of {job.Cells} cells, "
                + $"its kernel says {shape.Units} of {shape.Cells}");
        if (job.InputRoots.Length != shape.Operands.Count * UInt256.Length)
            throw new JobException(
                $"job {job.Id} names {job.InputRoots.Length / UInt256.Length} operands of {shape.Operands.Count}");
        long largest = shape.Operands.Select(blob => blob.TotalBytes).Append(shape.Output.TotalBytes).Max();
        if (largest > Array.MaxLength)
            throw new JobException(
                $"job {job.Id} has a blob of {largest} bytes, this worker takes {Array.MaxLength}");
    }
}
