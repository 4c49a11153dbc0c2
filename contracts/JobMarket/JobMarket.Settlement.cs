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
    /// <summary>Pays an audited job whose dispute window is over.</summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may, once the job is due")]
    public static void Settle(BigInteger jobId)
    {
        ByteString state = GetState(jobId);
        ExecutionEngine.Assert(State.Status(state) == JobStatus.Audited, NotAudited);
        ExecutionEngine.Assert(IsDisputeOver(state), TooEarly);
        ByteString terms = GetTerms(jobId);
        UInt160 provider = State.Provider(state);
        BigInteger fee = Terms.FeeAgpu(terms);
        // Every share is rounded down; what the roundings leave over falls to the burn.
        BigInteger auditors = BasisPoints.Of(fee, AuditorsBps);
        BigInteger oracles = BasisPoints.Of(fee, OraclesBps);
        BigInteger maintenance = BasisPoints.Of(fee, MaintenanceBps);
        BigInteger paid = BasisPoints.Of(fee, ProviderBps);
        BigInteger burned = fee - auditors - oracles - maintenance - paid + Terms.TipAgpu(terms);

        PutState(jobId, State.Ended(state, JobStatus.Settled));
        ReleaseBond(provider, State.BondAgpu(state), 0);
        AddCredit(provider, paid);
        AddToPools(auditors, oracles, maintenance);
        OnJobSettled(jobId, provider, paid, burned, auditors, oracles, maintenance);
        Contract.Call(Token(), "burnAtSettlement", CallFlags.All, burned);
    }

    private static void Expire(BigInteger jobId, ByteString state)
    {
        ExecutionEngine.Assert(Runtime.Time > State.DeadlineMs(state), NotDue);
        ByteString terms = GetTerms(jobId);
        BigInteger refund = CloseUnclaimed(jobId, state, terms, JobStatus.Expired);
        OnJobExpired(jobId, Terms.Client(terms), refund);
    }

    /// <summary>
    /// A provider that let the work deadline pass loses part of its bond, and the job waits for another.
    /// </summary>
    private static void Reopen(BigInteger jobId, ByteString state)
    {
        ExecutionEngine.Assert(Runtime.Time > State.DeadlineMs(state), NotDue);
        ByteString terms = GetTerms(jobId);
        UInt160 provider = State.Provider(state);
        BigInteger bond = State.BondAgpu(state);
        BigInteger slashed = BasisPoints.Of(bond, LatePenaltyBps);
        BigInteger burned = HalfRoundedUp(slashed);
        BigInteger deadlineMs = Runtime.Time + Terms.ClaimWindowMs(terms);
        PutState(jobId, State.Open(deadlineMs));
        Enqueue(jobId, terms);
        ReleaseBond(provider, bond, slashed);
        AddCredit(Terms.Client(terms), slashed - burned);
        OnProviderSlashed(jobId, provider, slashed, burned, null, 0, slashed - burned, 0);
        OnJobReopened(jobId, deadlineMs);
        BurnOwn(burned);
    }

    /// <summary>
    /// The whole bond: half burned (rounded up), of the rest half to the challenger (rounded down) and the remainder to
    /// the client, who also gets fee and tip back. Without a challenger the client gets all of the rest.
    /// </summary>
    private static void SlashWhole(BigInteger jobId, ByteString state, UInt160? challenger)
    {
        ByteString terms = GetTerms(jobId);
        UInt160 provider = State.Provider(state);
        BigInteger bond = State.BondAgpu(state);
        BigInteger burned = HalfRoundedUp(bond);
        BigInteger rest = bond - burned;
        BigInteger toChallenger = challenger is null ? 0 : rest / 2;
        BigInteger toClient = rest - toChallenger;
        BigInteger refund = Terms.FeeAgpu(terms) + Terms.TipAgpu(terms);

        PutState(jobId, State.Ended(state, JobStatus.Slashed));
        ReleaseBond(provider, bond, bond);
        if (challenger is not null) AddCredit(challenger, toChallenger);
        AddCredit(Terms.Client(terms), refund + toClient);
        OnProviderSlashed(jobId, provider, bond, burned, challenger, toChallenger, toClient, refund);
        BurnOwn(burned);
    }

    private static BigInteger CloseUnclaimed(BigInteger jobId, ByteString state, ByteString terms, JobStatus end)
    {
        BigInteger refund = Terms.FeeAgpu(terms) + Terms.TipAgpu(terms);
        PutState(jobId, State.Ended(state, end));
        Dequeue(jobId, terms);
        AddCredit(Terms.Client(terms), refund);
        return refund;
    }

    /// <summary>Not a settlement burn: it gives no right to mint.</summary>
    private static void BurnOwn(BigInteger amount) =>
        Contract.Call(Token(), "burn", CallFlags.All, Runtime.ExecutingScriptHash, amount);

    private static void LockBond(UInt160 provider, BigInteger amount)
    {
        ByteString bonds = GetBonds(provider);
        BigInteger free = Bonds.Free(bonds) - amount;
        // INVARIANT: a locked bond backs one job only.
        ExecutionEngine.Assert(free >= 0, BondTooLow);
        PutBonds(provider, free, Bonds.Locked(bonds) + amount);
    }

    /// <summary>Unlocks a job's bond; the slashed part leaves the provider's account.</summary>
    private static void ReleaseBond(UInt160 provider, BigInteger bond, BigInteger slashed)
    {
        ByteString bonds = GetBonds(provider);
        PutBonds(provider, Bonds.Free(bonds) + bond - slashed, Bonds.Locked(bonds) - bond);
    }

    private static void AddToPools(BigInteger auditors, BigInteger oracles, BigInteger maintenance)
    {
        ByteString pools = GetPools();
        PutPools(
            Pool.Auditors(pools) + auditors, Pool.Oracles(pools) + oracles, Pool.Maintenance(pools) + maintenance);
    }

    private static void AddCredit(UInt160 account, BigInteger amount)
    {
        if (amount > 0) PutCredit(account, GetCredit(account) + amount);
    }

    private static BigInteger BondFor(BigInteger fee) => BigInteger.Max(fee, MinBondAgpu);

    private static BigInteger HalfRoundedUp(BigInteger amount) => (amount + 1) / 2;

    /// <summary>Whether the block being made lies behind the dispute window of a committed job.</summary>
    private static bool IsDisputeOver(ByteString state) =>
        CurrentBlock() > State.CommitBlock(state) + DisputeBlocks;

    /// <summary>Index of the block that this transaction is in: the ledger's newest is the one before.</summary>
    private static BigInteger CurrentBlock() => (BigInteger)Ledger.CurrentIndex + 1;
}
