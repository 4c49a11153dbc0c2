using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Neo.IO;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Service.Hosting;
using StarMiner.Worker.Service.Journal;

namespace StarMiner.Worker.Service.Auditor;

/// <summary>
/// Brings findings before the Referee. Where there is time a finding is sealed first, so that nobody who reads the
/// proof in the pool can have its reward; then it is proven, revealed, and the reward collected.
/// </summary>
/// <remarks>
/// Each round does what is due. What a restart needs is in the journal: the cell under <c>finding:job</c>, the seal's
/// block under <c>sealed:job</c>, a proof that may have left under <c>proof:job</c>. The salt follows from the key, so it is
/// written nowhere.
/// </remarks>
public sealed class Prosecutor(
    SuiteClient suite, Challenger challenger, KeyPair key, WorkerJournal journal, WorkerMetrics metrics,
    ILogger<Prosecutor> log)
{
    const string Finding = "finding:", Sealed = "sealed:", Proof = "proof:";

    /// <summary>A proof must be in a block some blocks before the job can be settled.</summary>
    const uint SpareBlocks = 4;

    /// <summary>Seals the finding, or proves it once its seal is old enough.</summary>
    /// <returns>Whether it is proven.</returns>
    /// <exception cref="ContractFaultException">The job is over, or somebody else was quicker.</exception>
    public async Task<bool> ProveAsync(Fault fault, Job job, CancellationToken cancel)
    {
        uint height = await suite.Chain.GetHeightAsync(cancel);
        uint age = await suite.Disputes.SealBlocksAsync(cancel);
        ulong sealedIn = journal.Mark(Sealed + fault.JobId);
        if (sealedIn == 0 && job.DisputeEndBlock > height + age + SpareBlocks)
        {
            await SealAsync(fault, cancel);
            return false;
        }
        bool isOldEnough = sealedIn > 0 && height + 1 >= sealedIn + age;
        bool isLate = height + SpareBlocks >= job.DisputeEndBlock;
        if (sealedIn > 0 && !isOldEnough && !isLate) return false;
        if (CommitteeMember.IsSealing(journal, job.Id) && !isLate) return false;
        await ProveAsync(fault, cancel);
        return true;
    }

    /// <summary>Has what proofs slashed divided, reveals what was sealed, and collects what is due of the rewards.</summary>
    public async Task CollectAsync(CancellationToken cancel)
    {
        foreach (var (name, _) in journal.Marks(Proof))
        {
            ulong id = ulong.Parse(name[Proof.Length..]);
            Job job = await suite.Market.JobAsync(id, cancel);
            if (job.Status <= JobStatus.Audited) continue; // it has not come to a block yet
            if (job.Status == JobStatus.Slashed) await challenger.DivideAsync(id, cancel);
            journal.SetMark(name, 0);
        }
        foreach (var (name, value) in journal.Marks(Finding))
        {
            ulong id = ulong.Parse(name[Finding.Length..]);
            Job job = await suite.Market.JobAsync(id, cancel);
            if (job.Status <= JobStatus.Audited) continue;
            bool isDone = job.Status != JobStatus.Slashed || await CollectAsync(id, value - 1, cancel);
            if (isDone) journal.SetMark(name, 0);
        }
    }

    async Task ProveAsync(Fault fault, CancellationToken cancel)
    {
        // Before it leaves: who dies now must know afterwards that there is something to divide.
        journal.SetMark(Proof + fault.JobId, 1);
        try
        {
            await challenger.ProveAsync(fault, cancel);
        }
        catch (ContractFaultException)
        {
            journal.SetMark(Proof + fault.JobId, 0); // somebody else's proof is theirs to have divided
            throw;
        }
        metrics.ProvedFault();
        log.LogWarning("job {Job}: the fault is proven", fault.JobId);
    }

    async Task SealAsync(Fault fault, CancellationToken cancel)
    {
        byte[] image =
        [
            .. U64(fault.JobId), .. U64(fault.Cell), .. key.Account().ToArray(), .. Salt(fault.JobId, fault.Cell),
        ];
        // The cell first: a seal whose cell nobody knows any more could not be revealed.
        journal.SetMark(Finding + fault.JobId, fault.Cell + 1);
        try
        {
            var receipt = await suite.Disputes.SealFindingAsync(key, fault.JobId, SHA256.HashData(image), cancel);
            journal.SetMark(Sealed + fault.JobId, receipt.Block);
            log.LogInformation("job {Job}: the finding is sealed in block {Block}", fault.JobId, receipt.Block);
        }
        catch (ContractFaultException refusal) when (refusal.Error == "Referee/already-sealed")
        {
            // By an earlier life, in a block that it did not live to write down: it counts from now on.
            journal.SetMark(Sealed + fault.JobId, await suite.Chain.GetHeightAsync(cancel));
        }
    }

    /// <returns>Whether nothing is left to do.</returns>
    async Task<bool> CollectAsync(ulong id, ulong cell, CancellationToken cancel)
    {
        try
        {
            await suite.Disputes.RevealFindingAsync(key, id, Salt(id, cell), cancel);
            log.LogInformation("job {Job}: the finding is revealed", id);
        }
        catch (ContractFaultException refusal) when (refusal.Error.StartsWith("Referee/", StringComparison.Ordinal))
        {
            // Revealed before, another cell was proven, or nothing waits: the reward's own answer decides.
        }
        try
        {
            var receipt = await suite.Disputes.PayRewardAsync(key, id, cancel);
            var amount = receipt.Event("RewardPaid").Values[2].AsInteger();
            metrics.Earned(amount);
            log.LogInformation("job {Job}: reward of {Amount} AGPU", id, Amounts.Agpu(amount));
            return true;
        }
        catch (ContractFaultException refusal) when (refusal.Error == "Referee/too-early")
        {
            return false;
        }
        catch (ContractFaultException refusal) when (refusal.Error == "Referee/nothing-to-pay")
        {
            return true;
        }
    }

    byte[] Salt(ulong id, ulong cell) =>
        HMACSHA256.HashData(key.PrivateKey, (byte[])[.. "StarMiner finding"u8, .. U64(id), .. U64(cell)]);

    static byte[] U64(ulong value)
    {
        byte[] bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes;
    }
}
