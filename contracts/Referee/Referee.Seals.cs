using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// A fraud proof lies open in the pool before it is in a block, so anyone could copy it under another name. Who fears that
/// seals its finding first: SHA256(jobId u64 | cell u64 | challenger 20 | salt 32). Where a job has seals, the reward of a
/// proof waits SealBlocks for those who had sealed the same cell at least SealBlocks before; they share it alone.
/// </summary>
public partial class Referee
{
    private const int SealBytes = 32;

    /// <summary>One finding a challenger and job.</summary>
    public static void SealFinding(BigInteger jobId, UInt160 challenger, ByteString seal)
    {
        ExecutionEngine.Assert(challenger.IsValid, InvalidAccount);
        ExecutionEngine.Assert(Items.IsByteString(seal) && seal.Length == SealBytes, InvalidSeal);
        CommittedJob(Market(), jobId);
        ByteString who = Bytes.U64(jobId).Concat(challenger);
        ExecutionEngine.Assert(GetSeal(who) is null, AlreadySealed);
        ExecutionEngine.Assert(Runtime.CheckWitness(challenger), NoWitness);
        BigInteger block = CurrentBlock();
        PutSeal(who, Bytes.U32(block).Concat(seal));
        PutSealed(jobId);
        OnFindingSealed(jobId, challenger, seal, block);
    }

    /// <summary>
    /// Opens a seal of the cell that was proven wrong. Whoever brings it: only the challenger knew the salt.
    /// </summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "the salt is the witness")]
    public static void RevealFinding(BigInteger jobId, UInt160 challenger, ByteString salt)
    {
        ExecutionEngine.Assert(challenger.IsValid, InvalidAccount);
        ExecutionEngine.Assert(Items.IsByteString(salt) && salt.Length == SealBytes, InvalidSeal);
        ByteString proof = ProofOf(jobId);
        BigInteger waitBlocks = Charter.Value(GetCharter(), Parameter.SealBlocks);
        ExecutionEngine.Assert(CurrentBlock() <= Proof.Block(proof) + waitBlocks, TooLate);
        ByteString who = Bytes.U64(jobId).Concat(challenger);
        ByteString? stored = GetSeal(who);
        ExecutionEngine.Assert(stored is not null, NotSealed);
        ExecutionEngine.Assert(Bytes.ReadU32(stored!, 0) + waitBlocks <= Proof.Block(proof), SealedTooLate);
        ByteString seal = CryptoLib.Sha256(
            Bytes.U64(jobId).Concat(Bytes.U64(Proof.Cell(proof))).Concat(challenger).Concat(salt));
        ExecutionEngine.Assert(seal == Bytes.Slice(stored!, 4, SealBytes), WrongOpening);
        // INVARIANT: a seal is opened once: it is gone before its challenger has a share.
        DeleteSeal(who);
        PutShare(who);
        PutProof(jobId, Proof.WithOneMore(proof));
        OnFindingRevealed(jobId, challenger);
    }

    /// <summary>
    /// Pays a share of a reward that has waited: to each who revealed in time, or all of it to whoever brought the proof
    /// where nobody did. Equal shares rounded down, the last has the rest. Returns what it paid.
    /// </summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "only who has a share is paid")]
    public static BigInteger PayReward(BigInteger jobId, UInt160 challenger)
    {
        ExecutionEngine.Assert(challenger.IsValid, InvalidAccount);
        ByteString proof = ProofOf(jobId);
        ByteString charter = GetCharter();
        ExecutionEngine.Assert(
            CurrentBlock() > Proof.Block(proof) + Charter.Value(charter, Parameter.SealBlocks), TooEarly);
        BigInteger sharers = Proof.Sharers(proof);
        ByteString who = Bytes.U64(jobId).Concat(challenger);
        ExecutionEngine.Assert(
            sharers == 0 ? challenger == Proof.Prover(proof) : HasShare(who), NothingToPay);
        BigInteger share = sharers == 0 ? Proof.Reward(proof) : Proof.Reward(proof) / sharers;
        DeleteShare(who);
        if (sharers <= 1)
            DeleteProof(jobId);
        else
            PutProof(jobId, Proof.WithOneLess(proof, share));
        OnRewardPaid(jobId, challenger, share);
        Send(charter, challenger, share);
        return share;
    }

    private static ByteString ProofOf(BigInteger jobId)
    {
        ExecutionEngine.Assert(Items.IsInteger(jobId), NothingToPay);
        ByteString? proof = GetProof(jobId);
        ExecutionEngine.Assert(proof is not null, NothingToPay);
        return proof!;
    }

    /// <summary>The reward of a job with seals: out of the market's credits into this contract's keeping.</summary>
    private static void KeepReward(
        UInt160 market, BigInteger jobId, BigInteger cell, UInt160 challenger, BigInteger reward)
    {
        if (reward == 0) return;
        PutProof(jobId, Proof.Of(reward, cell, CurrentBlock(), challenger));
        Contract.Call(market, "divideSlashed", CallFlags.All, jobId);
        Contract.Call(market, "withdraw", CallFlags.All, Runtime.ExecutingScriptHash);
    }
}
