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
[ContractVersion("0.2.0")]
[ContractPermission(
    Permission.Any, "addressOf", "job", "recordAudit", "slash", "reads", "writes", "committed", "evaluate")]
[ContractPermission("0xfffdc93764dbaddd97c48f252a53ea4643faa3fd", "update")] // ContractManagement
public partial class Referee : SmartContract
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

    [Safe]
    public static BigInteger AuditCellCount() => Audit.Cells;

    /// <summary>The drawn cells, known from the block after the seed's block on.</summary>
    [Safe]
    public static BigInteger[] AuditCells(BigInteger jobId)
    {
        Job job = CommittedJob(jobId);
        ByteString seed = AuditSeed(job, jobId);
        BigInteger[] cells = new BigInteger[Audit.Cells];
        for (int ordinal = 0; ordinal < Audit.Cells; ordinal++)
            cells[ordinal] = DrawnCell(seed, ordinal, job.Cells);
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
        ExecutionEngine.Assert(ordinal >= 0 && ordinal < Audit.Cells, NoSuchOrdinal);
        Job job = CommittedJob(jobId);
        BigInteger cell = DrawnCell(AuditSeed(job, jobId), (int)ordinal, job.Cells);
        CheckOpening(job, jobId, cell, outputLeaf, outputPath, inputLeaves, inputPaths);
        ExecutionEngine.Assert(Evaluates(job, cell, outputLeaf, inputLeaves), CellWrong);
        Contract.Call(Market(), "recordAudit", CallFlags.All, jobId, ordinal, cell);
    }

    /// <summary>The fraud proof: an authentic opening of any cell that does not evaluate.</summary>
    public static void Challenge(
        BigInteger jobId, BigInteger cell, UInt160 challenger, ByteString outputLeaf, ByteString[] outputPath,
        ByteString[] inputLeaves, ByteString[][] inputPaths)
    {
        ExecutionEngine.Assert(challenger.IsValid, InvalidAccount);
        Job job = CommittedJob(jobId);
        ExecutionEngine.Assert(cell >= 0 && cell < job.Cells, NoSuchCell);
        ExecutionEngine.Assert(Runtime.CheckWitness(challenger), NoWitness);
        CheckOpening(job, jobId, cell, outputLeaf, outputPath, inputLeaves, inputPaths);
        ExecutionEngine.Assert(!Evaluates(job, cell, outputLeaf, inputLeaves), CellRight);
        OnFaultProven(jobId, cell, challenger);
        Contract.Call(Market(), "slash", CallFlags.All, jobId, challenger);
    }

    private static Job CommittedJob(BigInteger jobId)
    {
        Job job = (Job)Contract.Call(Market(), "job", CallFlags.ReadOnly, jobId);
        ExecutionEngine.Assert(
            job.Status == JobStatus.Committed || job.Status == JobStatus.Audited, NotCommitted);
        return job;
    }

    /// <summary>
    /// SHA256(hash of block commitBlock + 2 | jobId u64 | output root): not known to anyone at the commit.
    /// </summary>
    private static ByteString AuditSeed(Job job, BigInteger jobId)
    {
        Block? block = Ledger.GetBlock((uint)(job.CommitBlock + Audit.SeedDelayBlocks));
        ExecutionEngine.Assert(block is not null, AuditNotDrawn);
        return CryptoLib.Sha256(block!.Hash.Concat(Bytes.U64(jobId)).Concat(job.OutputRoot!));
    }

    /// <summary>8 bytes of the seed, modulo the cells. The bias is below cells / 2^64.</summary>
    private static BigInteger DrawnCell(ByteString seed, int ordinal, BigInteger cells) =>
        Bytes.ReadU64(seed, 8 * ordinal) % cells;

    private static UInt160 Market() => Directory.AddressOf(GetCouncil(), Roles.JobMarket);
}
