using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// An opening is authentic when its leaves lie in the committed trees, at the places that the kernel names.
/// </summary>
public partial class Referee
{
    /// <summary>In place of an operand: a read of the job's own committed output.</summary>
    private const int OwnOutput = -1;

    private static void CheckOpening(
        Commitment job, BigInteger jobId, BigInteger cell, ByteString outputLeaf, ByteString[] outputPath,
        ByteString[] inputLeaves, ByteString[][] inputPaths)
    {
        CheckOutput(job, jobId, cell, outputLeaf, outputPath);
        object[] reads = (object[])Contract.Call(job.Kernel, "reads", CallFlags.ReadOnly, job.Params, cell);
        ExecutionEngine.Assert(
            Items.AreByteStrings(inputLeaves) && Items.IsArray(inputPaths) && inputLeaves.Length == reads.Length
            && inputPaths.Length == reads.Length, InputsMalformed);
        for (int i = 0; i < reads.Length; i++)
            CheckRead(job, jobId, (BigInteger[])reads[i], inputLeaves[i], inputPaths[i]);
    }

    /// <summary>
    /// [operand, leafIndex, leafCount], or [-1, leafIndex, leafCount, step]: what an earlier step of the job's own
    /// output states.
    /// </summary>
    private static void CheckRead(Commitment job, BigInteger jobId, BigInteger[] place, ByteString leaf, ByteString[] path)
    {
        if (place[0] == OwnOutput) CheckCommitted(job, jobId, place[1], place[2], place[3], leaf, path);
        else CheckInput(job, place, leaf, path);
    }

    private static void CheckOutput(
        Commitment job, BigInteger jobId, BigInteger cell, ByteString leaf, ByteString[] path)
    {
        BigInteger[] place = (BigInteger[])Contract.Call(
            job.Kernel, "writes", CallFlags.ReadOnly, job.Params, cell);
        CheckCommitted(job, jobId, place[0], place[1], place[2], leaf, path);
    }

    private static void CheckCommitted(
        Commitment job, BigInteger jobId, BigInteger index, BigInteger count, BigInteger step, ByteString leaf,
        ByteString[] path)
    {
        ExecutionEngine.Assert(Items.IsByteString(leaf) && Items.AreByteStrings(path), PathMalformed);
        ByteString leafHash = Merkle16.OutputLeaf(jobId, job.Kernel, step, index, leaf);
        ByteString root = Merkle16.Root(
            Merkle16.OutputHead(job.Provider, count), leafHash, index, count, path, PathMalformed);
        ExecutionEngine.Assert(root == job.OutputRoot, OutputNotCommitted);
    }

    private static void CheckInput(Commitment job, BigInteger[] place, ByteString leaf, ByteString[] path)
    {
        ExecutionEngine.Assert(Items.AreByteStrings(path), PathMalformed);
        BigInteger index = place[1];
        BigInteger count = place[2];
        ByteString root = Merkle16.Root(
            Merkle16.InputHead(count), Merkle16.InputLeaf(index, leaf), index, count, path, PathMalformed);
        ByteString committed = Bytes.Slice(
            job.InputRoots, (int)place[0] * Merkle16.HashBytes, Merkle16.HashBytes);
        ExecutionEngine.Assert(root == committed, InputNotCommitted);
    }

    /// <summary>
    /// A leaf that is not of the kernel's form states nothing and counts as wrong, or no one could prove it.
    /// </summary>
    private static bool Evaluates(Commitment job, BigInteger cell, ByteString outputLeaf, ByteString[] inputLeaves)
    {
        object? stated = Contract.Call(
            job.Kernel, "committed", CallFlags.ReadOnly, job.Params, cell, outputLeaf);
        if (stated is null) return false;
        BigInteger lawful = (BigInteger)Contract.Call(
            job.Kernel, "evaluate", CallFlags.ReadOnly, job.Params, cell, inputLeaves);
        return (BigInteger)stated == lawful;
    }
}
