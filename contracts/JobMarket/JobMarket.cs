using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>The life of a job, from the escrow that opens it to the settlement, refund or slash that ends it.</summary>
[DisplayName("JobMarket")]
[ContractDescription("Escrow, claims, bonds and settlement of StarMiner jobs")]
[ContractVersion("0.2.0")]
[ContractPermission(Permission.Any, "addressOf", "isKernelListed", "meter", "transfer", "burn", "burnAtSettlement")]
[ContractPermission("0xfffdc93764dbaddd97c48f252a53ea4643faa3fd", "update")] // ContractManagement
public partial class JobMarket : SmartContract
{
    public static void _deploy(object data, bool update)
    {
        if (update) return;
        UInt160 council = (UInt160)data;
        ExecutionEngine.Assert(council.IsValid, CouncilMissing);
        PutCouncil(council);
    }

    /// <summary>Replaces the code, which the Council's timelock has shown to everyone before.</summary>
    public static void Update(ByteString nef, string manifest, object data)
    {
        ExecutionEngine.Assert(Runtime.CallingScriptHash == GetCouncil(), NotCouncil);
        ContractManagement.Update(nef, manifest, data);
    }

    /// <summary>Takes an open job for a provider and locks the job's bond out of its free bond.</summary>
    public static void Claim(BigInteger jobId, UInt160 provider)
    {
        ExecutionEngine.Assert(provider.IsValid, InvalidAccount);
        ByteString state = GetState(jobId);
        ExecutionEngine.Assert(State.Status(state) == JobStatus.Open, NotOpen);
        ExecutionEngine.Assert(Runtime.Time <= State.DeadlineMs(state), TooLate);
        ExecutionEngine.Assert(Runtime.CheckWitness(provider), NoWitness);
        ByteString terms = GetTerms(jobId);
        BigInteger bond = BondFor(Terms.FeeAgpu(terms));
        LockBond(provider, bond);
        BigInteger deadlineMs = Runtime.Time + Terms.WorkWindowMs(terms);
        PutState(jobId, State.Claimed(deadlineMs, provider, bond));
        Dequeue(jobId, terms);
        OnJobClaimed(jobId, provider, bond, deadlineMs);
    }

    /// <summary>
    /// Binds the provider to one output. There is no second commit: the audit draws its cells from this one.
    /// </summary>
    public static void Commit(BigInteger jobId, ByteString outputRoot)
    {
        ExecutionEngine.Assert(
            Items.IsByteString(outputRoot) && outputRoot.Length == Merkle16.HashBytes, InvalidRoot);
        ByteString state = GetState(jobId);
        ExecutionEngine.Assert(State.Status(state) == JobStatus.Claimed, NotClaimed);
        ExecutionEngine.Assert(Runtime.Time <= State.DeadlineMs(state), TooLate);
        UInt160 provider = State.Provider(state);
        ExecutionEngine.Assert(Runtime.CheckWitness(provider), NoWitness);
        BigInteger block = CurrentBlock();
        PutState(jobId, State.Committed(state, block, outputRoot));
        OnJobCommitted(jobId, provider, outputRoot, block);
    }

    /// <summary>The client takes back a job that nobody has claimed.</summary>
    public static void Cancel(BigInteger jobId)
    {
        ByteString state = GetState(jobId);
        ExecutionEngine.Assert(State.Status(state) == JobStatus.Open, NotOpen);
        ByteString terms = GetTerms(jobId);
        UInt160 client = Terms.Client(terms);
        ExecutionEngine.Assert(Runtime.CheckWitness(client), NoWitness);
        BigInteger refund = CloseUnclaimed(jobId, state, terms, JobStatus.Cancelled);
        OnJobCancelled(jobId, client, refund);
    }

    /// <summary>Ends what has waited too long, whoever asks: no state holds money for ever.</summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may, once the job is due")]
    public static void TimeOut(BigInteger jobId)
    {
        ByteString state = GetState(jobId);
        JobStatus status = State.Status(state);
        if (status == JobStatus.Open)
            Expire(jobId, state);
        else if (status == JobStatus.Claimed)
            Reopen(jobId, state);
        else
        {
            ExecutionEngine.Assert(status == JobStatus.Committed, NotDue);
            ExecutionEngine.Assert(IsDisputeOver(state), NotDue);
            SlashWhole(jobId, state, null);
        }
    }

    /// <summary>The Referee reports that a drawn cell was opened and is right.</summary>
    public static void RecordAudit(BigInteger jobId, BigInteger ordinal, BigInteger cell)
    {
        ByteString state = GetState(jobId);
        ExecutionEngine.Assert(State.Status(state) == JobStatus.Committed, NotCommitted);
        ExecutionEngine.Assert(!IsDisputeOver(state), TooLate);
        CheckReferee();
        BigInteger bit = BigInteger.Pow(2, (int)ordinal);
        BigInteger answered = State.AnsweredMask(state);
        ExecutionEngine.Assert(answered / bit % 2 == 0, AlreadyAnswered);
        PutState(jobId, State.Answered(state, answered + bit));
        OnCellAudited(jobId, ordinal, cell);
    }

    /// <summary>The Referee reports that an opened cell is wrong: the bond is lost and the client made whole.</summary>
    public static void Slash(BigInteger jobId, UInt160 challenger)
    {
        ExecutionEngine.Assert(challenger.IsValid, InvalidAccount);
        ByteString state = GetState(jobId);
        JobStatus status = State.Status(state);
        // INVARIANT: no slash before a commit, none after the end, hence none twice.
        ExecutionEngine.Assert(status == JobStatus.Committed || status == JobStatus.Audited, NotCommitted);
        CheckReferee();
        SlashWhole(jobId, state, challenger);
    }

    private static void CheckReferee() =>
        ExecutionEngine.Assert(
            Runtime.CallingScriptHash == Directory.AddressOf(GetCouncil(), Roles.Referee), NotReferee);
}
