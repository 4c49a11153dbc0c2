using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

public partial class JobMarket
{
    private const byte PrefixCouncil = 0x01;  // -> the Council's hash [20 B]
    private const byte PrefixJobCount = 0x02; // -> the newest job's id
    private const byte PrefixPools = 0x03;    // -> auditors 8 | oracles 8 | maintenance 8 [1e-8 AGPU]
    private const byte PrefixTerms = 0x10;    // + jobId -> Terms, written once
    private const byte PrefixState = 0x11;    // + jobId -> State
    private const byte PrefixCredit = 0x21;   // + account [20 B] -> claimable, never zero [1e-8 AGPU]
    private const byte PrefixQueue = 0x30;    // + task 1 | tier 1 | (2^63-1 - tip per unit) 8 BE | jobId 8 BE -> jobId

    private static readonly byte[] CouncilKey = new byte[] { PrefixCouncil };
    private static readonly byte[] JobCountKey = new byte[] { PrefixJobCount };
    private static readonly byte[] PoolsKey = new byte[] { PrefixPools };

    private static UInt160 GetCouncil() => (UInt160)Storage.Get(Storage.CurrentContext, CouncilKey)!;

    private static void PutCouncil(UInt160 council) => Storage.Put(Storage.CurrentContext, CouncilKey, council);

    private static BigInteger GetJobCount() => (BigInteger)Storage.Get(Storage.CurrentContext, JobCountKey)!;

    private static BigInteger NextJobId()
    {
        BigInteger jobId = GetJobCount() + 1;
        Storage.Put(Storage.CurrentContext, JobCountKey, jobId);
        return jobId;
    }

    private static ByteString GetTerms(BigInteger jobId) =>
        new StorageMap(Storage.CurrentContext, PrefixTerms).Get((ByteString)jobId)!;

    private static void PutTerms(BigInteger jobId, ByteString terms) =>
        new StorageMap(Storage.CurrentContext, PrefixTerms).Put((ByteString)jobId, terms);

    private static ByteString GetState(BigInteger jobId)
    {
        ByteString? state = new StorageMap(Storage.CurrentContext, PrefixState).Get((ByteString)jobId);
        ExecutionEngine.Assert(state is not null, NoSuchJob);
        return state!;
    }

    private static void PutState(BigInteger jobId, ByteString state) =>
        new StorageMap(Storage.CurrentContext, PrefixState).Put((ByteString)jobId, state);

    private static ByteString GetPools()
    {
        ByteString? pools = Storage.Get(Storage.CurrentContext, PoolsKey);
        return pools is null ? Pool.Of(0, 0, 0) : pools;
    }

    private static void PutPools(BigInteger auditors, BigInteger oracles, BigInteger maintenance) =>
        Storage.Put(Storage.CurrentContext, PoolsKey, Pool.Of(auditors, oracles, maintenance));

    private static BigInteger GetCredit(UInt160 account) =>
        (BigInteger)new StorageMap(Storage.CurrentContext, PrefixCredit).Get(account)!;

    private static void PutCredit(UInt160 account, BigInteger amount) =>
        new StorageMap(Storage.CurrentContext, PrefixCredit).Put(account, amount);

    private static void ClearCredit(UInt160 account) =>
        new StorageMap(Storage.CurrentContext, PrefixCredit).Delete(account);

    private static void Enqueue(BigInteger jobId, ByteString terms) =>
        new StorageMap(Storage.CurrentContext, PrefixQueue).Put(QueueKey(jobId, terms), jobId);

    private static void Dequeue(BigInteger jobId, ByteString terms) =>
        new StorageMap(Storage.CurrentContext, PrefixQueue).Delete(QueueKey(jobId, terms));

    private static List<BigInteger> FirstInQueue(BigInteger task, BigInteger tier, BigInteger count)
    {
        List<BigInteger> jobIds = new();
        Iterator iterator = QueueOf(task, tier);
        while (jobIds.Count < count && iterator.Next())
            jobIds.Add((BigInteger)(ByteString)iterator.Value);
        return jobIds;
    }

    private static bool IsAmongFirst(BigInteger jobId, BigInteger task, BigInteger tier, BigInteger count)
    {
        Iterator iterator = QueueOf(task, tier);
        for (; count > 0 && iterator.Next(); count--)
            if ((BigInteger)(ByteString)iterator.Value == jobId) return true;
        return false;
    }

    private static Iterator QueueOf(BigInteger task, BigInteger tier) =>
        new StorageMap(Storage.CurrentContext, PrefixQueue).Find(
            Bytes.U8(task).Concat(Bytes.U8(tier)), FindOptions.ValuesOnly);

    /// <summary>
    /// Keys sort as bytes, so the number that must come first is written big endian and the smallest.
    /// </summary>
    private static ByteString QueueKey(BigInteger jobId, ByteString terms)
    {
        BigInteger rank = long.MaxValue - Terms.TipAgpu(terms) / Terms.Units(terms);
        ByteString order = (ByteString)((byte[])Bytes.U64(jobId).Concat(Bytes.U64(rank))).Reverse();
        return Bytes.U8(Terms.Task(terms)).Concat(Bytes.U8(Terms.Tier(terms))).Concat(order);
    }
}
