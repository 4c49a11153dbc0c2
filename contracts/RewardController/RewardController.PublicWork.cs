using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// Public work: jobs that nobody ordered and nobody can choose, the only source of AGPU that no fee was burned for.
/// </summary>
public partial class RewardController
{
    /// <summary>A provider may take this part of an epoch for a public job.</summary>
    private const int WorkWindowsInAnEpoch = 4;

    /// <summary>
    /// Publishes the epoch's next public job, whoever asks. Jobs are spread evenly over the epoch; the n-th is due n
    /// parts after its start. Its params come from the newest block's hash, the epoch and n.
    /// </summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may: there is nothing to choose")]
    [SuppressMessage("neoc", "NEOC6004", Justification = "the market says the id; it is the suite's own")]
    public static BigInteger Publish()
    {
        UInt160 council = GetCouncil();
        ByteString charter = GetCharter();
        ExecutionEngine.Assert(!Charter.IsPaused(charter, Entries.Jobs), Paused);
        BigInteger epoch = EnterEpoch(charter);
        BigInteger number = Epoch.Number(epoch);
        BigInteger work = WorkOf(number, charter);
        BigInteger ordinal = PublicWork.Published(work);
        BigInteger pay = PublicWork.Pay(work);
        CheckDue(epoch, ordinal, charter);
        ExecutionEngine.Assert(pay > 0, BudgetSpent);
        UInt160? kernel = (UInt160?)Contract.Call(council, "publicKernel", CallFlags.ReadOnly);
        ExecutionEngine.Assert(kernel is not null, NoPublicKernel);
        Put(PublicKey, PublicWork.Of(number, ordinal + 1, pay));

        ByteString seed = CryptoLib.Sha256(
            ((ByteString)Ledger.CurrentHash).Concat(Bytes.U64(number)).Concat(Bytes.U32(ordinal)));
        ByteString parameters = (ByteString)Contract.Call(kernel!, "publicParams", CallFlags.ReadOnly, seed);
        BigInteger epochMs = Charter.Value(charter, Parameter.EpochMs);
        BigInteger jobId = (BigInteger)Contract.Call(
            Charter.Address(charter, Seat.JobMarket), "openPublic", CallFlags.All, kernel, parameters, epochMs,
            epochMs / WorkWindowsInAnEpoch);
        // Known only now. The market is the suite's own and calls nobody who could come back here.
        PutAt(PrefixPublicJob, jobId, pay);
        OnPublicJobPublished(jobId, number, ordinal, seed, pay);
        return jobId;
    }

    /// <summary>A public job was accepted: its pay is minted and lands in the provider's vault, once.</summary>
    public static void RecordPublicWork(BigInteger jobId, UInt160 provider, BigInteger task)
    {
        ExecutionEngine.Assert(Items.IsInteger(jobId), NotPublished);
        ExecutionEngine.Assert(provider.IsValid, InvalidAccount);
        ExecutionEngine.Assert(Items.IsIndex(task, Tasks.Count), InvalidTask);
        BigInteger pay = GetAt(PrefixPublicJob, jobId);
        // INVARIANT: a job is paid once: its entry is gone before anything is minted.
        ExecutionEngine.Assert(pay > 0, NotPublished);
        ByteString charter = CharterFor(Seat.JobMarket, NotMarket);
        PutAt(PrefixPublicJob, jobId, 0);
        OnPublicWorkPaid(jobId, provider, task, pay);
        UInt160 token = Charter.Address(charter, Seat.AgpuToken);
        UInt160 self = Runtime.ExecutingScriptHash;
        Put(MintingKey, 1);
        Contract.Call(token, "mintForPublicWork", CallFlags.All, self, pay);
        EndMinting();
        ExecutionEngine.Assert((bool)Contract.Call(
            token, "transfer", CallFlags.All, self, Charter.Address(charter, Seat.StakingVaults), pay,
            new object[] { "earned", task, provider }));
    }

    /// <summary>[epoch, published in it, pay of each]; pay 0 until the epoch's first is published.</summary>
    [Safe]
    public static BigInteger[] PublicWorkOf()
    {
        BigInteger work = Get(PublicKey);
        return new BigInteger[] { PublicWork.Epoch(work), PublicWork.Published(work), PublicWork.Pay(work) };
    }

    /// <summary>What the acceptance of a published job will mint; 0 for others and once it did.</summary>
    [Safe]
    public static BigInteger PublicPayOf(BigInteger jobId)
    {
        ExecutionEngine.Assert(Items.IsInteger(jobId), NotPublished);
        return GetAt(PrefixPublicJob, jobId);
    }

    /// <summary>
    /// The epoch's state; at its first job the pay is fixed: what is left of the budget / PublicCapDivisor / jobs,
    /// rounded down, what is rounded off stays in the budget.
    /// </summary>
    private static BigInteger WorkOf(BigInteger number, ByteString charter)
    {
        BigInteger work = Get(PublicKey);
        if (PublicWork.Epoch(work) == number) return work;
        BigInteger minted = (BigInteger)Contract.Call(
            Charter.Address(charter, Seat.AgpuToken), "mintedForPublicWork", CallFlags.ReadOnly);
        BigInteger cap = (Issuance.PublicWorkBudget - minted) / Charter.Value(charter, Parameter.PublicCapDivisor);
        return PublicWork.Of(number, 0, cap / Charter.Value(charter, Parameter.PublicJobsPerEpoch));
    }

    private static void CheckDue(BigInteger epoch, BigInteger ordinal, ByteString charter)
    {
        BigInteger jobs = Charter.Value(charter, Parameter.PublicJobsPerEpoch);
        ExecutionEngine.Assert(ordinal < jobs, AllPublished);
        BigInteger dueMs = Epoch.StartMs(epoch) + ordinal * Charter.Value(charter, Parameter.EpochMs) / jobs;
        ExecutionEngine.Assert(Runtime.Time >= dueMs, TooEarly);
    }
}
