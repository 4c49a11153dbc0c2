using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Contracts.Primitives;

/// <summary>The sampled audit: who is drawn, and which cells.</summary>
public static class Audit
{
    public const int Cells = 4;

    /// <summary>One bit for every drawn cell.</summary>
    public const int AllAnsweredMask = (1 << Cells) - 1;

    /// <summary>Beside the answers: a slashed job's output was proven wrong.</summary>
    public const int ProvenMask = 0x80;

    /// <summary>
    /// The seed is the hash of the block this many after the commit, which nobody knew at the commit [blocks].
    /// </summary>
    public const int SeedDelayBlocks = 2;

    /// <summary>Where the seed says whether there is an audit at all; the cells are drawn from the bytes before.</summary>
    private const int LotAt = 28;

    /// <summary>
    /// Probability of an audit [1/10,000]: certain from a fee on, and for whoever's score is no better than a
    /// newcomer's; otherwise it falls in a straight line to the tier's floor at the best score. Rounded up.
    /// </summary>
    public static BigInteger ProbabilityBps(
        BigInteger fee, BigInteger threshold, BigInteger score, BigInteger neutral, BigInteger floorBps)
    {
        if (fee >= threshold || score <= neutral) return BasisPoints.One;
        return BasisPoints.One
            - (BasisPoints.One - floorBps) * (score - neutral) / (BasisPoints.One - neutral);
    }

    /// <summary>SHA256(hash of block commitBlock + 2 | jobId u64 | output root); null before that block.</summary>
    public static ByteString? Seed(BigInteger commitBlock, BigInteger jobId, ByteString outputRoot)
    {
        Block? block = Ledger.GetBlock((uint)(commitBlock + SeedDelayBlocks));
        if (block is null) return null;
        return CryptoLib.Sha256(block.Hash.Concat(Bytes.U64(jobId)).Concat(outputRoot));
    }

    public static bool IsDrawn(ByteString seed, BigInteger probabilityBps) =>
        Bytes.ReadU32(seed, LotAt) % BasisPoints.One < probabilityBps;

    /// <summary>
    /// 8 bytes of the seed, modulo the cells. The bias is below cells / 2^64. The last cell's bytes hold the lot, too,
    /// which says little of it: 10,000 of 2^32 values.
    /// </summary>
    public static BigInteger Cell(ByteString seed, int ordinal, BigInteger cells) =>
        Bytes.ReadU64(seed, 8 * ordinal) % cells;
}
