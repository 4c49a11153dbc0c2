using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>What an audit has seen is the market's state of the job; here lie seals, waiting rewards and demands.</summary>
public partial class Referee
{
    private const byte PrefixCouncil = 0x01; // -> the Council's hash [20 B]
    private const byte PrefixCharter = 0x0F; // -> own copy of the charter; none before the Council's first sync

    private const byte PrefixSeal = 0x10;    // + jobId 8 | challenger 20 -> block 4 | seal 32, until it is opened
    private const byte PrefixSealed = 0x11;  // + jobId -> 1 where anybody has sealed a finding
    private const byte PrefixProof = 0x12;   // + jobId -> Proof, whose reward waits for seals
    private const byte PrefixShare = 0x13;   // + jobId 8 | challenger 20 -> 1, until the share is paid
    private const byte PrefixDemand = 0x20;  // + jobId 8 | cell 8 | level 1 -> DataDemand, until it is met or closed

    private static readonly byte[] CouncilKey = new byte[] { PrefixCouncil };
    private static readonly byte[] CharterKey = new byte[] { PrefixCharter };

    private static UInt160 GetCouncil() => (UInt160)Storage.Get(Storage.CurrentContext, CouncilKey)!;

    private static void PutCouncil(UInt160 council) => Storage.Put(Storage.CurrentContext, CouncilKey, council);

    /// <summary>The copy, which the Council keeps up to date; before there is one, the charter itself.</summary>
    private static ByteString GetCharter()
    {
        ByteString? copy = Storage.Get(Storage.CurrentContext, CharterKey);
        return copy is null ? Charter.Of(GetCouncil()) : copy;
    }

    private static void PutCharter(ByteString charter) => Storage.Put(Storage.CurrentContext, CharterKey, charter);

    private static void DeleteCharter() => Storage.Delete(Storage.CurrentContext, CharterKey);

    private static ByteString? GetSeal(ByteString who) => new StorageMap(Storage.CurrentContext, PrefixSeal).Get(who);

    private static void PutSeal(ByteString who, ByteString seal) =>
        new StorageMap(Storage.CurrentContext, PrefixSeal).Put(who, seal);

    private static void DeleteSeal(ByteString who) => new StorageMap(Storage.CurrentContext, PrefixSeal).Delete(who);

    /// <summary>Whether anybody has sealed a finding of this job.</summary>
    private static bool IsSealed(BigInteger jobId) =>
        new StorageMap(Storage.CurrentContext, PrefixSealed).Get((ByteString)jobId) is not null;

    private static void PutSealed(BigInteger jobId) =>
        new StorageMap(Storage.CurrentContext, PrefixSealed).Put((ByteString)jobId, 1);

    private static ByteString? GetProof(BigInteger jobId) =>
        new StorageMap(Storage.CurrentContext, PrefixProof).Get((ByteString)jobId);

    private static void PutProof(BigInteger jobId, ByteString proof) =>
        new StorageMap(Storage.CurrentContext, PrefixProof).Put((ByteString)jobId, proof);

    private static void DeleteProof(BigInteger jobId) =>
        new StorageMap(Storage.CurrentContext, PrefixProof).Delete((ByteString)jobId);

    private static bool HasShare(ByteString who) =>
        new StorageMap(Storage.CurrentContext, PrefixShare).Get(who) is not null;

    private static void PutShare(ByteString who) => new StorageMap(Storage.CurrentContext, PrefixShare).Put(who, 1);

    private static void DeleteShare(ByteString who) => new StorageMap(Storage.CurrentContext, PrefixShare).Delete(who);

    /// <summary>Pairs of cell 8 | level 1 and DataDemand.</summary>
    private static Iterator OpenDemands(BigInteger jobId) =>
        new StorageMap(Storage.CurrentContext, PrefixDemand).Find(Bytes.U64(jobId), FindOptions.RemovePrefix);

    private static ByteString? GetDemand(ByteString node) =>
        new StorageMap(Storage.CurrentContext, PrefixDemand).Get(node);

    private static void PutDemand(ByteString node, ByteString demand) =>
        new StorageMap(Storage.CurrentContext, PrefixDemand).Put(node, demand);

    private static void DeleteDemand(ByteString node) =>
        new StorageMap(Storage.CurrentContext, PrefixDemand).Delete(node);
}

/// <summary>
/// A proof whose reward waits: reward 8 [1e-8 AGPU], what is left of it | cell 8 | block 4 | sharers 4, who have revealed and
/// not been paid | prover 20
/// </summary>
internal static class Proof
{
    internal static ByteString Of(BigInteger reward, BigInteger cell, BigInteger block, UInt160 prover) =>
        Fields(reward, cell, block, 0).Concat(prover);

    internal static ByteString WithOneMore(ByteString proof) =>
        Fields(Reward(proof), Cell(proof), Block(proof), Sharers(proof) + 1).Concat(Prover(proof));

    internal static ByteString WithOneLess(ByteString proof, BigInteger share) =>
        Fields(Reward(proof) - share, Cell(proof), Block(proof), Sharers(proof) - 1).Concat(Prover(proof));

    internal static BigInteger Reward(ByteString proof) => Bytes.ReadU64(proof, 0);
    internal static BigInteger Cell(ByteString proof) => Bytes.ReadU64(proof, 8);
    internal static BigInteger Block(ByteString proof) => Bytes.ReadU32(proof, 16);
    internal static BigInteger Sharers(ByteString proof) => Bytes.ReadU32(proof, 20);
    internal static UInt160 Prover(ByteString proof) => (UInt160)Bytes.Slice(proof, 24, 20);

    private static ByteString Fields(BigInteger reward, BigInteger cell, BigInteger block, BigInteger sharers) =>
        Bytes.Fixed(
            reward + Packed.At(cell, 64) + Packed.At(block, 128)
            + Packed.At(sharers, 160), 24);
}

/// <summary>deposit 8 [1e-8 AGPU] | deadline 4, the last block in which it may be met | demander 20</summary>
internal static class DataDemand
{
    internal static ByteString Of(BigInteger deposit, BigInteger deadline, UInt160 demander) =>
        Bytes.Fixed(deposit + Packed.At(deadline, 64), 12).Concat(demander);

    internal static BigInteger Deposit(ByteString demand) => Bytes.ReadU64(demand, 0);
    internal static BigInteger Deadline(ByteString demand) => Bytes.ReadU32(demand, 8);
    internal static UInt160 Demander(ByteString demand) => (UInt160)Bytes.Slice(demand, 12, 20);
}
