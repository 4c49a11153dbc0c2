using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// Judges openings of committed cells: a right one answers an audit, a wrong one costs the provider its bond.
/// </summary>
[DisplayName("Referee")]
[ContractDescription("Judge of StarMiner audits and fraud proofs")]
[ContractVersion("0.3.0")]
[ContractPermission(
    Permission.Any, "charter", "commitment", "job", "recordAudit", "extendDispute", "slash", "divideSlashed", "withdraw",
    "transfer", "reads", "writes", "committed", "evaluate")]
[ContractPermission("0xfffdc93764dbaddd97c48f252a53ea4643faa3fd", "update")] // ContractManagement
public partial class Referee : SmartContract
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

    [Safe]
    public static BigInteger AuditCellCount() => Audit.Cells;

    /// <summary>Whether the job was drawn for an audit; known from the block after the seed's block on.</summary>
    [Safe]
    public static bool IsAudited(BigInteger jobId)
    {
        Commitment job = CommittedJob(Market(), jobId);
        return Audit.IsDrawn(SeedOf(job, jobId), job.AuditBps);
    }

    /// <summary>The drawn cells, or none where there is no audit.</summary>
    [Safe]
    public static BigInteger[] AuditCells(BigInteger jobId)
    {
        Commitment job = CommittedJob(Market(), jobId);
        ByteString seed = SeedOf(job, jobId);
        if (!Audit.IsDrawn(seed, job.AuditBps)) return new BigInteger[0];
        BigInteger[] cells = new BigInteger[Audit.Cells];
        for (int ordinal = 0; ordinal < Audit.Cells; ordinal++)
            cells[ordinal] = Audit.Cell(seed, ordinal, job.Cells);
        return cells;
    }

    /// <summary>
    /// Answers the audit of one drawn cell by an opening that evaluates. Whoever brings it, it is as right.
    /// </summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "whoever brings a right opening")]
    public static void Answer(
        BigInteger jobId, BigInteger ordinal, ByteString outputLeaf, ByteString[] outputPath, ByteString[] inputLeaves,
        ByteString[][] inputPaths)
    {
        ExecutionEngine.Assert(Items.IsInteger(ordinal) && ordinal >= 0 && ordinal < Audit.Cells, NoSuchOrdinal);
        UInt160 market = Market();
        Commitment job = CommittedJob(market, jobId);
        ByteString seed = SeedOf(job, jobId);
        ExecutionEngine.Assert(Audit.IsDrawn(seed, job.AuditBps), NotAudited);
        BigInteger cell = Audit.Cell(seed, (int)ordinal, job.Cells);
        CheckOpening(job, jobId, cell, outputLeaf, outputPath, inputLeaves, inputPaths);
        ExecutionEngine.Assert(Evaluates(job, cell, outputLeaf, inputLeaves), CellWrong);
        Contract.Call(market, "recordAudit", CallFlags.All, jobId, ordinal, cell);
    }

    /// <summary>The fraud proof: an authentic opening of any cell that does not evaluate.</summary>
    [SuppressMessage("neoc", "NEOC6004", Justification = "market and kernel are called read-only or are the suite's")]
    public static void Challenge(
        BigInteger jobId, BigInteger cell, UInt160 challenger, ByteString outputLeaf, ByteString[] outputPath,
        ByteString[] inputLeaves, ByteString[][] inputPaths)
    {
        ExecutionEngine.Assert(challenger.IsValid, InvalidAccount);
        ExecutionEngine.Assert(Runtime.CheckWitness(challenger), NoWitness);
        UInt160 market = Market();
        bool waits = Items.IsInteger(jobId) && IsSealed(jobId);
        UInt160 rewarded = waits ? Runtime.ExecutingScriptHash : challenger;
        // INVARIANT: whatever below is not as it must be faults, and the fault takes the slash back. Slashing first
        // saves reading the job twice.
        Commitment job = (Commitment)Contract.Call(market, "slash", CallFlags.All, jobId, rewarded, true);
        ExecutionEngine.Assert(Items.IsInteger(cell) && cell >= 0 && cell < job.Cells, NoSuchCell);
        CheckOpening(job, jobId, cell, outputLeaf, outputPath, inputLeaves, inputPaths);
        ExecutionEngine.Assert(!Evaluates(job, cell, outputLeaf, inputLeaves), CellRight);
        OnFaultProven(jobId, cell, challenger);
        if (waits) KeepReward(market, jobId, cell, challenger, job.AwardAgpu);
    }

    /// <summary>JobMarket's own error where the job is not committed to, or over.</summary>
    private static Commitment CommittedJob(UInt160 market, BigInteger jobId) =>
        (Commitment)Contract.Call(market, "commitment", CallFlags.ReadOnly, jobId);

    private static ByteString SeedOf(Commitment job, BigInteger jobId)
    {
        ByteString? seed = Audit.Seed(job.CommitBlock, jobId, job.OutputRoot);
        ExecutionEngine.Assert(seed is not null, AuditNotDrawn);
        return seed!;
    }

    private static UInt160 Market() => Charter.Address(GetCharter(), Seat.JobMarket);
}
