using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// A verdict is sealed first and opened after. Whoever approves attests: it seals the top of a tree of its own over the
/// whole output and opens the leaf of a cell that is drawn once all seals are in.
/// </summary>
public partial class AuditorCommittee
{
    private const int Accuses = 0;
    private const int Approves = 1;

    /// <summary>
    /// seal = SHA256(verdict u8 | top 32 | salt 32 | jobId u64 | seat u8 | auditor 20): bound to its auditor, so that a
    /// copy cannot be opened. Only while the job may still be proven wrong.
    /// </summary>
    public static void Seal(BigInteger jobId, BigInteger seat, ByteString seal)
    {
        ByteString panel = PanelOf(jobId);
        CheckSeat(panel, seat);
        ExecutionEngine.Assert(Items.IsByteString(seal) && seal.Length == Panel.SealBytes, InvalidSeal);
        ExecutionEngine.Assert(Panel.State(panel, (int)seat) == SeatState.Drawn, AlreadySealed);
        ExecutionEngine.Assert(CurrentBlock() <= Panel.SealUntil(panel), TooLate);
        UInt160 auditor = AuditorOf(panel, (int)seat);
        ExecutionEngine.Assert(Runtime.CheckWitness(auditor), NoWitness);
        // A verdict on a job that has ended would say what everybody knows.
        CommitmentOf(jobId);
        PutPanel(jobId, Panel.WithSeal(panel, (int)seat, seal));
        OnVerdictSealed(jobId, seat, auditor, seal);
    }

    /// <summary>
    /// Opens a verdict: 1 approves, 0 accuses. An approval brings the payload of the drawn cell's output leaf with its path in the auditor's own
    /// tree and its path in the committed one; an accusation brings nothing: its proof is the Referee's affair.
    /// </summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "the salt is the witness")]
    public static void Reveal(
        BigInteger jobId, BigInteger seat, BigInteger verdict, ByteString top, ByteString salt, ByteString leaf,
        ByteString[] attestedPath, ByteString[] outputPath)
    {
        ByteString panel = PanelOf(jobId);
        CheckSeat(panel, seat);
        ExecutionEngine.Assert(
            Items.IsInteger(verdict) && (verdict == Approves || verdict == Accuses) && IsHash(top) && IsHash(salt)
            && Items.IsByteString(leaf) && Items.AreByteStrings(attestedPath)
            && Items.AreByteStrings(outputPath), InvalidVerdict);
        ExecutionEngine.Assert(Panel.State(panel, (int)seat) == SeatState.Sealed, NotSealed);
        ExecutionEngine.Assert(CurrentBlock() > Panel.SealUntil(panel) + 1, TooEarly);
        ExecutionEngine.Assert(CurrentBlock() <= Panel.RevealUntil(panel), TooLate);
        UInt160 auditor = AuditorOf(panel, (int)seat);
        ByteString seal = CryptoLib.Sha256(
            Bytes.U8(verdict).Concat(top).Concat(salt).Concat(Bytes.U64(jobId)).Concat(Bytes.U8(seat))
                .Concat(auditor));
        ExecutionEngine.Assert(seal == Panel.Seal(panel, (int)seat), WrongOpening);
        if (verdict == Approves) CheckAttested(panel, jobId, seat, auditor, top, leaf, attestedPath, outputPath);
        PutPanel(jobId, Panel.WithState(panel, (int)seat, verdict == Approves ? SeatState.Approved : SeatState.Accused));
        OnVerdictRevealed(jobId, seat, auditor, verdict);
    }

    /// <summary>The cell whose leaf an approval of this seat opens; known from the block after next to the last seal.</summary>
    [Safe]
    public static BigInteger AttestedCell(BigInteger jobId, BigInteger seat)
    {
        ByteString panel = PanelOf(jobId);
        CheckSeat(panel, seat);
        return CellOf(panel, jobId, seat, CommitmentOf(jobId));
    }

    /// <summary>[sealUntilBlock, revealUntilBlock, lock, points, then slot and state of each seat].</summary>
    [Safe]
    public static BigInteger[] PanelOfJob(BigInteger jobId)
    {
        ByteString panel = PanelOf(jobId);
        int seats = Panel.Seats(panel);
        BigInteger[] view = new BigInteger[4 + 2 * seats];
        view[0] = Panel.SealUntil(panel);
        view[1] = Panel.RevealUntil(panel);
        view[2] = Panel.LockAgpu(panel);
        view[3] = Panel.Points(panel);
        for (int seat = 0; seat < seats; seat++)
        {
            view[4 + 2 * seat] = Panel.SlotOf(panel, seat);
            view[5 + 2 * seat] = (int)Panel.State(panel, seat);
        }
        return view;
    }

    /// <summary>
    /// INVARIANT: the leaf was fixed before its cell was drawn, and is the committed one; so who approves has nearly all
    /// of the output, or is caught.
    /// </summary>
    private static void CheckAttested(
        ByteString panel, BigInteger jobId, BigInteger seat, UInt160 auditor, ByteString top, ByteString leaf,
        ByteString[] attestedPath, ByteString[] outputPath)
    {
        Commitment job = CommitmentOf(jobId);
        BigInteger[] place = (BigInteger[])Contract.Call(
            job.Kernel, "writes", CallFlags.ReadOnly, job.Params, CellOf(panel, jobId, seat, job));
        BigInteger index = place[0];
        BigInteger count = place[1];
        ByteString attested = Merkle16.AttestationLeaf(auditor, jobId, index, leaf);
        ExecutionEngine.Assert(
            Merkle16.Root(Merkle16.AttestationHead(), attested, index, count, attestedPath, PathMalformed) == top,
            NotAttested);
        ByteString committed = Merkle16.OutputLeaf(jobId, job.Kernel, place[2], index, leaf);
        ByteString root = Merkle16.Root(
            Merkle16.OutputHead(job.Provider, count), committed, index, count, outputPath, PathMalformed);
        ExecutionEngine.Assert(root == job.OutputRoot, OutputNotCommitted);
    }

    /// <summary>By the hash of the block after the last seals: SHA256(hash | jobId u64 | seat u8), first 8 bytes.</summary>
    private static BigInteger CellOf(ByteString panel, BigInteger jobId, BigInteger seat, Commitment job)
    {
        Block? block = Ledger.GetBlock((uint)(Panel.SealUntil(panel) + 1));
        ExecutionEngine.Assert(block is not null, TooEarly);
        ByteString lot = CryptoLib.Sha256(block!.Hash.Concat(Bytes.U64(jobId)).Concat(Bytes.U8(seat)));
        return Bytes.ReadU64(lot, 0) % job.Cells;
    }

    /// <summary>JobMarket's own error where the job is over.</summary>
    private static Commitment CommitmentOf(BigInteger jobId) => (Commitment)Contract.Call(
        Charter.Address(GetCharter(), Seat.JobMarket), "commitment", CallFlags.ReadOnly, jobId);

    private static UInt160 AuditorOf(ByteString panel, int seat) => Slot.Auditor(GetSlot(Panel.SlotOf(panel, seat)));

    private static void CheckSeat(ByteString panel, BigInteger seat) => ExecutionEngine.Assert(
        Items.IsInteger(seat) && seat >= 0 && seat < Panel.Seats(panel), NoSuchSeat);

    private static bool IsHash(object? value) =>
        Items.IsByteString(value) && ((ByteString)value!).Length == Merkle16.HashBytes;
}
