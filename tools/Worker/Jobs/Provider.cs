using Neo;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Store;

namespace StarMiner.Worker.Jobs;

/// <summary>
/// A provider's side of a job, one method an act in the order they happen; <see cref="WorkAsync"/> does them all. The
/// bond must be deposited before.
/// </summary>
public sealed class Provider(SuiteClient suite, KeyPair key, DevicePool devices, JobSource source, IBlobStore store)
{
    /// <summary>Set in scenarios only.</summary>
    public IOutputTamper? Tamper { get; init; }

    public Action<WorkProgress>? Progress { get; init; }

    public UInt160 Account { get; } = key.Account();

    /// <summary>
    /// From whatever state the job is in to settled; the pay is claimable afterwards. The chain is the journal: started
    /// again after a crash, this goes on behind the last act that a block holds and never does one twice.
    /// </summary>
    /// <exception cref="JobException">Somebody else has the job, or it is over without a settlement.</exception>
    public async Task<ProviderReceipts> WorkAsync(ulong jobId, CancellationToken cancel = default)
    {
        var receipts = new ProviderReceipts();
        var job = await PrepareAsync(jobId, cancel);
        if (job.Job.Status == JobStatus.Open)
            receipts = receipts with { Claim = await ClaimAsync(job, cancel) };
        else if (job.Job.Provider != Account || job.Job.Status > JobStatus.Settled)
            throw new JobException(
                $"job {jobId} is not for {Accounts.Address(Account)} to do (it is {job.Job.Status})");
        if (job.Job.Status < JobStatus.Audited)
        {
            var output = await OutputAsync(job, cancel);
            if (job.Job.Status < JobStatus.Committed)
                receipts = receipts with { Commit = await CommitAsync(job, output, cancel) };
            receipts = receipts with { Answers = await AnswerAuditAsync(job, output, cancel) };
        }
        return job.Job.Status == JobStatus.Settled
            ? receipts
            : receipts with { Settle = await SettleAsync(jobId, cancel) };
    }

    /// <summary>What was committed to and published before, if it was; a lost blob is computed again.</summary>
    async Task<VerifiedBlob> OutputAsync(PreparedJob job, CancellationToken cancel)
    {
        if (job.Job.OutputRoot is null)
            return await ComputeAsync(job, cancel);
        try
        {
            return await source.CommittedOutputAsync(job.Job.Id, cancel);
        }
        catch (BlobException)
        {
            var output = await ComputeAsync(job, cancel);
            if (output.Tree.Root != job.Job.OutputRoot)
                throw;
            await store.PutAsync(output.Tree.Root, output.Bytes, cancel);
            return output;
        }
    }

    /// <summary>Before the claim: a job that cannot be done from here is refused while that costs nothing.</summary>
    /// <exception cref="JobException">No kernel, or too large for the device.</exception>
    /// <exception cref="BlobException">An operand is missing or corrupt.</exception>
    public async Task<PreparedJob> PrepareAsync(ulong jobId, CancellationToken cancel = default)
    {
        var job = await source.PrepareAsync(jobId, Progress, cancel);
        return job.NeededBytes <= devices.MemoryBytes
            ? job
            : throw new JobException(
                $"job {jobId} needs {job.NeededBytes} bytes, the largest device has {devices.MemoryBytes}");
    }

    public Task<Receipt> ClaimAsync(PreparedJob job, CancellationToken cancel = default) =>
        suite.Market.ClaimAsync(key, job.Job.Id, cancel);

    /// <summary>All cells, and the tree over them.</summary>
    public Task<VerifiedBlob> ComputeAsync(PreparedJob job, CancellationToken cancel = default) =>
        devices.RunAsync(job.NeededBytes, device => Compute(job, device, cancel), cancel);

    VerifiedBlob Compute(PreparedJob job, ComputeDevice device, CancellationToken cancel)
    {
        var committed = Tamper is { } tamper
            ? Tampered(tamper, job, device, cancel)
            : job.ExecuteAndCommit(device, job.OutputTag(Account), Progress, cancel);
        Progress?.Invoke(new(WorkStage.Hash, committed.Bytes.Length, committed.Bytes.Length));
        return committed;
    }

    VerifiedBlob Tampered(IOutputTamper tamper, PreparedJob job, ComputeDevice device, CancellationToken cancel)
    {
        byte[] output = tamper.NeedsOutput
            ? job.Execute(device, Progress, cancel)
            : new byte[job.Shape.Output.TotalBytes];
        tamper.Tamper(output, job.Shape);
        return VerifiedBlob.Commit(output, job.Shape.Output, job.OutputTag(Account));
    }

    /// <summary>Set in scenarios only: commits to what it shows nobody.</summary>
    public bool WithholdsOutput { get; init; }

    /// <summary>Publishes the output, then commits to it: nobody can ask for what is not there.</summary>
    public async Task<Receipt> CommitAsync(PreparedJob job, VerifiedBlob output, CancellationToken cancel = default)
    {
        if (!WithholdsOutput) await store.PutAsync(output.Tree.Root, output.Bytes, cancel);
        return await suite.Market.CommitAsync(key, job.Job.Id, output.Tree.Root, cancel);
    }

    /// <summary>Waits for the block that draws the cells and opens each that is not answered yet.</summary>
    /// <exception cref="ContractFaultException">An answer was refused: <c>Referee/cell-wrong</c> to a liar.</exception>
    public async Task<IReadOnlyList<AuditAnswer>> AnswerAuditAsync(
        PreparedJob job, VerifiedBlob output, CancellationToken cancel = default)
    {
        var committed = await suite.Market.JobAsync(job.Job.Id, cancel);
        await suite.Chain.WaitForHeightAsync(committed.CommitBlock + RefereeClient.AuditDelayBlocks, cancel);
        var cells = await suite.Referee.AuditCellsAsync(job.Job.Id, cancel);
        var answers = new List<AuditAnswer>();
        for (int ordinal = 0; ordinal < cells.Count; ordinal++)
        {
            if ((committed.AnsweredMask >> ordinal & 1) == 1)
                continue;
            var opening = job.Open(output, cells[ordinal]);
            var receipt = await suite.Referee.AnswerAsync(key, job.Job.Id, ordinal, opening, cancel);
            answers.Add(new(ordinal, cells[ordinal], receipt));
            Progress?.Invoke(new(WorkStage.Answer, ordinal + 1, cells.Count));
        }
        return answers;
    }

    /// <summary>Waits until the dispute window is over, and shows meanwhile whatever is demanded.</summary>
    public async Task<Receipt> SettleAsync(ulong jobId, CancellationToken cancel = default)
    {
        PreparedJob? prepared = null;
        VerifiedBlob? output = null;
        while (true)
        {
            // A demand moves the end of the window: it is read anew each time.
            var job = await suite.Market.JobAsync(jobId, cancel);
            uint height = await suite.Chain.GetHeightAsync(cancel);
            if (height >= job.DisputeEndBlock || job.Status > JobStatus.Audited)
                return await suite.Market.SettleAsync(key, jobId, cancel);
            if ((await suite.Disputes.DemandsOfAsync(jobId, cancel)).Count > 0)
            {
                prepared ??= await source.PrepareAsync(jobId, Progress, cancel);
                output ??= await OutputAsync(prepared, cancel);
                await MeetDemandsAsync(prepared, output, cancel);
            }
            await suite.Chain.WaitForHeightAsync(height + 1, cancel);
        }
    }

    /// <summary>Publishes every node that somebody demands, and so earns the deposits.</summary>
    public async Task<IReadOnlyList<Receipt>> MeetDemandsAsync(
        PreparedJob job, VerifiedBlob output, CancellationToken cancel = default)
    {
        var receipts = new List<Receipt>();
        foreach (var demand in await suite.Disputes.DemandsOfAsync(job.Job.Id, cancel))
        {
            if (await suite.Chain.GetHeightAsync(cancel) >= demand.DeadlineBlock) continue;
            try
            {
                receipts.Add(await SupplyAsync(job, output, demand, cancel));
            }
            catch (ContractFaultException refusal) when (refusal.Error is "Referee/not-demanded" or "Referee/too-late")
            {
                // Somebody else brought it, or the block that came was one too late for it.
            }
        }
        return receipts;
    }

    Task<Receipt> SupplyAsync(PreparedJob job, VerifiedBlob output, DataDemand demand, CancellationToken cancel)
    {
        long leaf = job.Shape.Output.LeafOf((long)demand.Cell);
        long node = leaf >> 4 * demand.Level;
        byte[] data = demand.Level == 0
            ? output.Leaf(leaf).ToArray()
            : output.Tree.Children(demand.Level, node).ToArray();
        return suite.Disputes.SupplyAsync(
            key, job.Job.Id, demand.Cell, demand.Level, data, output.Tree.Path(demand.Level, node), cancel);
    }
}

/// <param name="Ordinal">Place among the drawn cells, from 0.</param>
public sealed record AuditAnswer(int Ordinal, ulong Cell, Receipt Receipt);

/// <summary>What one <see cref="Provider.WorkAsync"/> sent; null for an act that a block held already.</summary>
public sealed record ProviderReceipts
{
    public Receipt? Claim { get; init; }
    public Receipt? Commit { get; init; }
    public IReadOnlyList<AuditAnswer> Answers { get; init; } = [];
    public Receipt? Settle { get; init; }
}
