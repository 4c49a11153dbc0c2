using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>How a job ends and who gets its money. Parts always sum to the whole; dust is burned.</summary>
public partial class JobMarket
{
    /// <summary>Pays a job whose dispute window is over: audited, or not drawn for an audit.</summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may, once the job is due")]
    public static void Settle(BigInteger jobId)
    {
        ByteString state = GetState(jobId);
        JobStatus status = State.Status(state);
        ExecutionEngine.Assert(
            status == JobStatus.Audited || (status == JobStatus.Committed && !IsDrawn(jobId, state)), NotAudited);
        ExecutionEngine.Assert(IsDisputeOver(state), TooEarly);
        ByteString terms = GetTerms(jobId);
        ByteString charter = GetCharter();
        PutState(jobId, State.Ended(state, JobStatus.Settled));
        if (Terms.IsPublicWork(terms))
            AcceptPublicWork(jobId, state, terms, charter);
        else
            PayForJob(jobId, state, terms, charter);
    }

    /// <summary>
    /// Divides what a proven fault has cost: the burn, and the credits of challenger and client. Once a job.
    /// </summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may: the shares are the job's")]
    public static void DivideSlashed(BigInteger jobId)
    {
        ByteString state = GetState(jobId);
        ExecutionEngine.Assert(State.IsUndivided(state), NothingToDivide);
        ByteString terms = GetTerms(jobId);
        UInt160 challenger = State.Challenger(state);
        BigInteger slashed = State.Slashed(state);
        PutState(jobId, State.Divided(state));
        CreditShares(terms, challenger, slashed);
        OnSlashedDivided(jobId, challenger, Terms.Client(terms), slashed);
        Peers.DivideLost(GetCharter(), State.Provider(state), Terms.Task(terms), slashed);
    }

    private static void AcceptPublicWork(BigInteger jobId, ByteString state, ByteString terms, ByteString charter)
    {
        UInt160 provider = State.Provider(state);
        OnJobSettled(jobId, provider, 0, 0, 0, 0, 0);
        Peers.RewardPublicWork(charter, jobId, provider, Terms.Task(terms));
    }

    private static void PayForJob(BigInteger jobId, ByteString state, ByteString terms, ByteString charter)
    {
        UInt160 provider = State.Provider(state);
        BigInteger task = Terms.Task(terms);
        BigInteger fee = Terms.FeeAgpu(terms);
        // Every share is rounded down but the burn's, which is up; the provider has the rest.
        BigInteger auditors = BasisPoints.Of(fee, Charter.Value(charter, Parameter.AuditorsBps));
        BigInteger oracles = BasisPoints.Of(fee, Charter.Value(charter, Parameter.OraclesBps));
        BigInteger maintenance = BasisPoints.Of(fee, Charter.Value(charter, Parameter.MaintenanceBps));
        BigInteger share = RoundedUp(fee * Charter.Value(charter, Parameter.BurnBps));
        BigInteger paid = fee - auditors - oracles - maintenance - share;
        BigInteger burned = share + Terms.TipAgpu(terms);

        AddCredit(provider, paid);
        PutPools(GetPools() + Pool.Of(auditors, oracles, maintenance));
        OnJobSettled(jobId, provider, paid, burned, auditors, oracles, maintenance);
        Peers.Release(charter, provider, task, State.BondAgpu(state));
        BigInteger score = Peers.RecordSettled(charter, provider, task, Terms.Client(terms), burned);
        Contract.Call(Charter.Address(charter, Seat.AgpuToken), "burnAtSettlement", CallFlags.All, burned);
        Peers.Reward(charter, provider, burned, score);
    }

    private static void Expire(BigInteger jobId, ByteString state)
    {
        ExecutionEngine.Assert(Runtime.Time > State.DeadlineMs(state), NotDue);
        ByteString terms = GetTerms(jobId);
        CloseUnclaimed(jobId, state, terms, JobStatus.Expired);
        OnJobExpired(jobId, Terms.Client(terms), Terms.FeeAgpu(terms), Terms.TipAgpu(terms));
        ByteString charter = GetCharter();
        if (!Terms.IsPublicWork(terms))
            Peers.RecordUnserved(charter, terms, State.DeadlineMs(state) - Terms.ClaimWindowMs(terms));
        BurnOwn(Terms.TipAgpu(terms));
    }

    /// <summary>
    /// A provider that let the work deadline pass loses part of its bond, and the job waits for another.
    /// </summary>
    private static void Reopen(BigInteger jobId, ByteString state)
    {
        ExecutionEngine.Assert(Runtime.Time > State.DeadlineMs(state), NotDue);
        ByteString terms = GetTerms(jobId);
        ByteString charter = GetCharter();
        UInt160 provider = State.Provider(state);
        BigInteger task = Terms.Task(terms);
        BigInteger bond = State.BondAgpu(state);
        BigInteger lost = BasisPoints.Of(bond, Charter.Value(charter, Parameter.LatePenaltyBps));
        BigInteger deadlineMs = Runtime.Time + Terms.ClaimWindowMs(terms);
        PutState(jobId, State.Open(deadlineMs));
        Enqueue(jobId, terms, deadlineMs);
        BigInteger burned = HalfRoundedUp(lost);
        AddCredit(Terms.Client(terms), lost - burned);
        OnProviderSlashed(jobId, provider, lost, burned, null, 0, lost - burned, 0);
        OnJobReopened(jobId, deadlineMs);
        Peers.Slash(charter, provider, task, bond, lost, 0, false);
        Peers.RecordLate(charter, provider, task);
    }

    /// <summary>
    /// A proven fault costs the whole bond and a share of the vault beside it. The provider has lost it at once; who gets
    /// it is written into the job, and paid when somebody asks for the division: a proof must fit one cheap transaction.
    /// Returns the challenger's share.
    /// </summary>
    private static BigInteger SlashProven(
        ByteString charter, BigInteger jobId, ByteString state, ByteString terms, UInt160 challenger)
    {
        BigInteger slashed = TakeBond(
            charter, state, terms, Charter.Value(charter, Parameter.FaultPenaltyBps), waits: true);
        PutState(jobId, State.Proven(state, challenger, slashed));
        return TellSlashed(charter, jobId, state, terms, challenger, slashed);
    }

    /// <summary>Data withheld, or an audit unanswered: nobody needs to be quick, the division follows at once.</summary>
    private static BigInteger SlashWhole(
        ByteString charter, BigInteger jobId, ByteString state, ByteString terms, UInt160? challenger)
    {
        PutState(jobId, State.Ended(state, JobStatus.Slashed));
        BigInteger penaltyBps = challenger is null ? 0 : Charter.Value(charter, Parameter.FaultPenaltyBps);
        // The vaults know what there is to lose. They and the token call nobody who could come back here.
        BigInteger slashed = TakeBond(charter, state, terms, penaltyBps, waits: false);
        CreditShares(terms, challenger, slashed);
        return TellSlashed(charter, jobId, state, terms, challenger, slashed);
    }

    private static BigInteger TakeBond(
        ByteString charter, ByteString state, ByteString terms, BigInteger penaltyBps, bool waits)
    {
        BigInteger bond = State.BondAgpu(state);
        return Peers.Slash(charter, State.Provider(state), Terms.Task(terms), bond, bond, penaltyBps, waits);
    }

    /// <summary>The event and the record of the fault; returns the challenger's share.</summary>
    private static BigInteger TellSlashed(
        ByteString charter, BigInteger jobId, ByteString state, ByteString terms, UInt160? challenger,
        BigInteger slashed)
    {
        UInt160 provider = State.Provider(state);
        BigInteger burned = HalfRoundedUp(slashed);
        BigInteger toChallenger = ChallengersShare(terms, challenger, slashed);
        OnProviderSlashed(
            jobId, provider, slashed, burned, challenger, toChallenger, slashed - burned - toChallenger,
            Terms.FeeAgpu(terms) + Terms.TipAgpu(terms));
        Peers.RecordFault(charter, provider, Terms.Task(terms));
        return toChallenger;
    }

    /// <summary>
    /// Half of what was slashed is burned (rounded up), of the rest half is the challenger's (rounded down) and the
    /// remainder the client's, who also gets fee and tip back. Without a challenger the client gets all of the rest;
    /// public work has no client, there the challenger does.
    /// </summary>
    private static BigInteger ChallengersShare(ByteString terms, UInt160? challenger, BigInteger slashed)
    {
        if (challenger is null) return 0;
        BigInteger rest = slashed - HalfRoundedUp(slashed);
        return Terms.IsPublicWork(terms) ? rest : rest / 2;
    }

    private static void CreditShares(ByteString terms, UInt160? challenger, BigInteger slashed)
    {
        BigInteger toChallenger = ChallengersShare(terms, challenger, slashed);
        if (challenger is not null) AddCredit(challenger, toChallenger);
        BigInteger toClient = slashed - HalfRoundedUp(slashed) - toChallenger;
        AddCredit(Terms.Client(terms), Terms.FeeAgpu(terms) + Terms.TipAgpu(terms) + toClient);
    }

    private static void CloseUnclaimed(BigInteger jobId, ByteString state, ByteString terms, JobStatus end)
    {
        PutState(jobId, State.Ended(state, end));
        Dequeue(jobId, terms);
        AddCredit(Terms.Client(terms), Terms.FeeAgpu(terms));
    }

    /// <summary>Not a settlement burn: it gives no right to mint.</summary>
    private static void BurnOwn(BigInteger amount)
    {
        if (amount > 0) Contract.Call(Token(), "burn", CallFlags.All, Runtime.ExecutingScriptHash, amount);
    }

    private static void AddCredit(UInt160 account, BigInteger amount)
    {
        if (amount > 0) PutCredit(account, GetCredit(account) + amount);
    }

    private static BigInteger HalfRoundedUp(BigInteger amount) => (amount + 1) / 2;

    private static BigInteger RoundedUp(BigInteger bps) => (bps + BasisPoints.One - 1) / BasisPoints.One;

    /// <summary>Whether the block being made lies behind the dispute window of a committed job.</summary>
    private static bool IsDisputeOver(ByteString state) => CurrentBlock() > State.DisputeEndBlock(state);

    /// <summary>Index of the block that this transaction is in: the ledger's newest is the one before.</summary>
    private static BigInteger CurrentBlock() => (BigInteger)Ledger.CurrentIndex + 1;
}
