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
    private static void CheckOpening(
        Job job, BigInteger jobId, BigInteger cell, ByteString outputLeaf, ByteString[] outputPath,
        ByteString[] inputLeaves, ByteString[][] inputPaths)
    {
        CheckOutput(job, jobId, cell, outputLeaf, outputPath);
        object[] reads = (object[])Contract.Call(job.Kernel, "reads", CallFlags.ReadOnly, job.Params, cell);
        ExecutionEngine.Assert(
            inputLeaves.Length == reads.Length && inputPaths.Length == reads.Length, InputsMalformed);
        for (int i = 0; i < reads.Length; i++)
            CheckInput(job, (BigInteger[])reads[i], inputLeaves[i], inputPaths[i]);
    }

    private static void CheckOutput(
        Job job, BigInteger jobId, BigInteger cell, ByteString leaf, ByteString[] path)
    {
        BigInteger[] place = (BigInteger[])Contract.Call(
            job.Kernel, "writes", CallFlags.ReadOnly, job.Params, cell);
        BigInteger index = place[0];
        BigInteger count = place[1];
        ByteString leafHash = Merkle16.OutputLeaf(jobId, job.Kernel, place[2], index, leaf);
        ByteString root = Merkle16.OutputRoot(
            job.Provider!, count, Merkle16.Top(leafHash, index, count, path, PathMalformed));
        ExecutionEngine.Assert(root == job.OutputRoot!, OutputNotCommitted);
    }

    private static void CheckInput(Job job, BigInteger[] place, ByteString leaf, ByteString[] path)
    {
        BigInteger index = place[1];
        BigInteger count = place[2];
        ByteString root = Merkle16.InputRoot(
            count, Merkle16.Top(Merkle16.InputLeaf(index, leaf), index, count, path, PathMalformed));
        ByteString committed = Bytes.Slice(
            job.InputRoots, (int)place[0] * Merkle16.HashBytes, Merkle16.HashBytes);
        ExecutionEngine.Assert(root == committed, InputNotCommitted);
    }

    /// <summary>
    /// A leaf that is not of the kernel's form states nothing and counts as wrong, or no one could prove it.
    /// </summary>
    private static bool Evaluates(Job job, BigInteger cell, ByteString outputLeaf, ByteString[] inputLeaves)
    {
        object? stated = Contract.Call(
            job.Kernel, "committed", CallFlags.ReadOnly, job.Params, cell, outputLeaf);
        if (stated is null) return false;
        BigInteger lawful = (BigInteger)Contract.Call(
            job.Kernel, "evaluate", CallFlags.ReadOnly, job.Params, cell, inputLeaves);
        return (BigInteger)stated == lawful;
    }
}
