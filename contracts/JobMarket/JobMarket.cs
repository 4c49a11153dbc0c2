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
[ContractDescription("Escrow, queue, claims and settlement of StarMiner jobs")]
[ContractVersion("0.3.0")]
[ContractPermission(
    Permission.Any, "charter", "kernelTask", "meter", "priceOf", "recordDemand", "recordUnserved", "lock", "release", "slash",
    "divideLost", "scoreOf", "recordSettled", "recordLate", "recordFault", "recordPublicWork", "transfer", "burn",
    "burnAtSettlement")]
[ContractPermission("0xfffdc93764dbaddd97c48f252a53ea4643faa3fd", "update")] // ContractManagement
public partial class JobMarket : SmartContract
{
    public static void _deploy(object data, bool update)
    {
        if (update) return;
        ExecutionEngine.Assert(Items.IsHash160(data), CouncilMissing);
        UInt160 council = (UInt160)data;
        PutCouncil(council);
    }

    /// <summary>Replaces the code, which the Council's timelock has shown to everyone before.</summary>
    public static void Update(ByteString nef, string manifest, object data)
    {
        ExecutionEngine.Assert(Runtime.CallingScriptHash == GetCouncil(), NotCouncil);
        ContractManagement.Update(nef, manifest, data);
    }

    /// <summary>The Council hands over the charter whenever it changes; null: ask the Council from now on.</summary>
    public static void Sync(ByteString? charter)
    {
        // INVARIANT: only the Council writes the copy, so nobody can hold an old one.
        ExecutionEngine.Assert(Runtime.CallingScriptHash == GetCouncil(), NotCouncil);
        if (charter is null)
            DeleteCharter();
        else
            PutCharter(charter);
    }

    /// <summary>
    /// Takes one of the first open jobs of its task and tier for a provider and locks the job's bond in its vault.
    /// </summary>
    public static void Claim(BigInteger jobId, UInt160 provider)
    {
        ExecutionEngine.Assert(provider.IsValid, InvalidAccount);
        ByteString state = GetState(jobId);
        ExecutionEngine.Assert(State.Status(state) == JobStatus.Open, NotOpen);
        ExecutionEngine.Assert(Runtime.Time <= State.DeadlineMs(state), TooLate);
        ByteString charter = GetCharter();
        ExecutionEngine.Assert(!Charter.IsPaused(charter, Entries.Jobs), Paused);
        ByteString terms = GetTerms(jobId);
        BigInteger depth = Charter.Value(charter, Parameter.ClaimDepth);
        ExecutionEngine.Assert(Runtime.CheckWitness(provider), NoWitness);
        ExecutionEngine.Assert(
            IsAmongFirst(jobId, Terms.Task(terms), Terms.Tier(terms), depth), NotAtTheHead);
        BigInteger score = Peers.ScoreOf(charter, provider, Terms.Task(terms));
        ExecutionEngine.Assert(score >= OfTier(charter, terms, Parameter.MinScore), ScoreTooLow);

        BigInteger auditBps = AuditBpsFor(charter, terms, score);
        BigInteger bond = BondFor(charter, terms, auditBps);
        BigInteger deadlineMs = Runtime.Time + Terms.WorkWindowMs(terms);
        PutState(jobId, State.Claimed(
            deadlineMs, provider, bond, auditBps, Charter.Value(charter, Parameter.DisputeBlocks)));
        Dequeue(jobId, terms);
        OnJobClaimed(jobId, provider, bond, deadlineMs, auditBps);
        if (Terms.IsPublicWork(terms)) return;
        Peers.Lock(charter, provider, Terms.Task(terms), bond, OfTier(charter, terms, Parameter.MinStake));
        Peers.RecordDemand(charter, Terms.Task(terms), Terms.Tier(terms), Terms.Units(terms));
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
        OnJobCommitted(jobId, provider, outputRoot, block, block + State.DisputeBlocks(state));
    }

    /// <summary>
    /// The client takes back a job that nobody has claimed. The tip is burned: it bought the place in the queue.
    /// </summary>
    public static void Cancel(BigInteger jobId)
    {
        ByteString state = GetState(jobId);
        ExecutionEngine.Assert(State.Status(state) == JobStatus.Open, NotOpen);
        ByteString terms = GetTerms(jobId);
        UInt160 client = Terms.Client(terms);
        ExecutionEngine.Assert(Runtime.CheckWitness(client), NoWitness);
        CloseUnclaimed(jobId, state, terms, JobStatus.Cancelled);
        OnJobCancelled(jobId, client, Terms.FeeAgpu(terms), Terms.TipAgpu(terms));
        BurnOwn(Terms.TipAgpu(terms));
    }

    /// <summary>Ends what has waited too long, whoever asks: no state holds money for ever.</summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may, once the job is due")]
    [SuppressMessage("neoc", "NEOC6004", Justification = "vaults and token call nobody who could come back")]
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
            ExecutionEngine.Assert(IsDrawn(jobId, state), NotDue);
            SlashWhole(GetCharter(), jobId, state, GetTerms(jobId), null);
        }
    }

    /// <summary>The Referee reports that a drawn cell was opened and is right.</summary>
    public static void RecordAudit(BigInteger jobId, BigInteger ordinal, BigInteger cell)
    {
        ByteString state = GetState(jobId);
        ExecutionEngine.Assert(State.Status(state) == JobStatus.Committed, NotCommitted);
        ExecutionEngine.Assert(!IsDisputeOver(state), TooLate);
        CheckReferee(GetCharter());
        ExecutionEngine.Assert(Items.IsIndex(ordinal, Audit.Cells) && Items.IsIndex(cell, MaxCount), InvalidReport);
        BigInteger bit = BigInteger.Pow(2, (int)ordinal);
        BigInteger answered = State.AnsweredMask(state);
        ExecutionEngine.Assert(answered / bit % 2 == 0, AlreadyAnswered);
        PutState(jobId, State.Answered(state, answered + bit));
        OnCellAudited(jobId, ordinal, cell);
    }

    /// <summary>
    /// The Referee reports a fault: the bond is lost and the client made whole. Returns what was committed, by which
    /// the Referee judges, and what the challenger gets: a Referee that finds no fault after all must fault itself.
    /// isProven: a cell was shown to be wrong, where otherwise data was withheld; the record keeps it, and what the
    /// provider lost waits for divideSlashed.
    /// </summary>
    [SuppressMessage("neoc", "NEOC6004", Justification = "vaults and token call nobody who could come back")]
    public static Commitment Slash(BigInteger jobId, UInt160 challenger, bool isProven)
    {
        ExecutionEngine.Assert(challenger.IsValid, InvalidAccount);
        ByteString state = GetState(jobId);
        JobStatus status = State.Status(state);
        // INVARIANT: no slash before a commit, none after the end, hence none twice.
        ExecutionEngine.Assert(status == JobStatus.Committed || status == JobStatus.Audited, NotCommitted);
        ByteString charter = GetCharter();
        CheckReferee(charter);
        ExecutionEngine.Assert(Items.IsTruth(isProven), InvalidReport);
        ByteString terms = GetTerms(jobId);
        return CommitmentIn(
            state, terms, isProven
                ? SlashProven(charter, jobId, state, terms, challenger)
                : SlashWhole(charter, jobId, state, terms, challenger));
    }

    /// <summary>The Referee keeps a job from settling while data is being demanded.</summary>
    public static void ExtendDispute(BigInteger jobId, BigInteger untilBlock)
    {
        ByteString state = GetState(jobId);
        JobStatus status = State.Status(state);
        ExecutionEngine.Assert(status == JobStatus.Committed || status == JobStatus.Audited, NotCommitted);
        ExecutionEngine.Assert(!IsDisputeOver(state), TooLate);
        CheckReferee(GetCharter());
        ExecutionEngine.Assert(Items.IsInteger(untilBlock) && untilBlock >= 0, InvalidReport);
        ExecutionEngine.Assert(untilBlock - State.CommitBlock(state) <= MaxDisputeBlocks, TooLate);
        BigInteger disputeEnd = BigInteger.Max(untilBlock, State.DisputeEndBlock(state));
        PutState(jobId, State.Extended(state, disputeEnd - State.CommitBlock(state)));
        OnDisputeExtended(jobId, disputeEnd);
    }

    private static BigInteger OfTier(ByteString charter, ByteString terms, int which) =>
        Charter.Value(charter, Parameter.OfTier((int)Terms.Tier(terms), which));

    /// <summary>Public work is always audited: its fee of zero says nothing about its worth.</summary>
    private static BigInteger AuditBpsFor(ByteString charter, ByteString terms, BigInteger score) =>
        Terms.IsPublicWork(terms)
            ? BasisPoints.One
            : Audit.ProbabilityBps(
                Terms.FeeAgpu(terms), Charter.Value(charter, Parameter.AuditThreshold), score,
                Charter.Value(charter, Parameter.NeutralScore), OfTier(charter, terms, Parameter.AuditFloorBps));

    /// <summary>
    /// The fee over the audit's probability, rounded up, so that whoever does not compute loses on average. None for
    /// public work: it is how the first stake is earned.
    /// </summary>
    private static BigInteger BondFor(ByteString charter, ByteString terms, BigInteger auditBps)
    {
        if (Terms.IsPublicWork(terms)) return 0;
        BigInteger bond = (Terms.FeeAgpu(terms) * BasisPoints.One + auditBps - 1) / auditBps;
        return BigInteger.Max(bond, Charter.Value(charter, Parameter.MinBond));
    }

    private static bool IsDrawn(BigInteger jobId, ByteString state)
    {
        BigInteger auditBps = State.AuditBps(state);
        if (auditBps == BasisPoints.One) return true;
        ByteString? seed = Audit.Seed(State.CommitBlock(state), jobId, State.OutputRoot(state));
        return seed is not null && Audit.IsDrawn(seed, auditBps);
    }

    private static void CheckReferee(ByteString charter) =>
        ExecutionEngine.Assert(
            Runtime.CallingScriptHash == Charter.Address(charter, Seat.Referee), NotReferee);
}
