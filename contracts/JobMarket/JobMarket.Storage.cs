using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

public partial class JobMarket
{
    private const byte PrefixCouncil = 0x01;  // -> the Council's hash [20 B]
    private const byte PrefixCharter = 0x0F;  // -> own copy of the charter; none before the Council's first sync
    private const byte PrefixJobCount = 0x02; // -> the newest job's id
    private const byte PrefixPools = 0x04;    // -> Pool: auditors | oracles | maintenance [1e-8 AGPU]
    private const byte PrefixKernels = 0x05;  // -> how many kernels have a number
    private const byte PrefixTerms = 0x12;    // + jobId -> Terms, written once
    private const byte PrefixState = 0x13;    // + jobId -> State
    private const byte PrefixKernel = 0x14;   // + kernel [20 B] -> KernelEntry
    private const byte PrefixNumbered = 0x15; // + kernel's number 2 -> kernel [20 B]
    private const byte PrefixCredit = 0x21;   // + account [20 B] -> claimable, never zero [1e-8 AGPU]
    private const byte PrefixQueue = 0x31;    // + task 1 | tier 1 | (2^63-1 - tip per unit) 8 BE | jobId 5 BE -> Queued

    private static readonly byte[] CouncilKey = new byte[] { PrefixCouncil };
    private static readonly byte[] CharterKey = new byte[] { PrefixCharter };
    private static readonly byte[] JobCountKey = new byte[] { PrefixJobCount };
    private static readonly byte[] PoolsKey = new byte[] { PrefixPools };
    private static readonly byte[] KernelsKey = new byte[] { PrefixKernels };

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
        ExecutionEngine.Assert(Items.IsInteger(jobId), NoSuchJob);
        ByteString? state = new StorageMap(Storage.CurrentContext, PrefixState).Get((ByteString)jobId);
        ExecutionEngine.Assert(state is not null, NoSuchJob);
        return state!;
    }

    private static void PutState(BigInteger jobId, ByteString state) =>
        new StorageMap(Storage.CurrentContext, PrefixState).Put((ByteString)jobId, state);

    private static BigInteger GetPools() => (BigInteger)Storage.Get(Storage.CurrentContext, PoolsKey)!;

    private static void PutPools(BigInteger pools) => Storage.Put(Storage.CurrentContext, PoolsKey, pools);

    /// <summary>0 for a kernel that no job ever named.</summary>
    private static BigInteger GetKernelEntry(UInt160 kernel) =>
        (BigInteger)new StorageMap(Storage.CurrentContext, PrefixKernel).Get(kernel)!;

    private static void PutKernelEntry(UInt160 kernel, BigInteger entry) =>
        new StorageMap(Storage.CurrentContext, PrefixKernel).Put(kernel, entry);

    private static BigInteger NextKernelNumber(UInt160 kernel)
    {
        BigInteger number = (BigInteger)Storage.Get(Storage.CurrentContext, KernelsKey)! + 1;
        Storage.Put(Storage.CurrentContext, KernelsKey, number);
        new StorageMap(Storage.CurrentContext, PrefixNumbered).Put(Bytes.U16(number), kernel);
        return number;
    }

    private static UInt160 GetKernel(ByteString terms) =>
        (UInt160)new StorageMap(Storage.CurrentContext, PrefixNumbered).Get(Bytes.U16(Terms.KernelNumber(terms)))!;

    private static BigInteger GetCredit(UInt160 account) =>
        (BigInteger)new StorageMap(Storage.CurrentContext, PrefixCredit).Get(account)!;

    private static void PutCredit(UInt160 account, BigInteger amount) =>
        new StorageMap(Storage.CurrentContext, PrefixCredit).Put(account, amount);

    private static void ClearCredit(UInt160 account) =>
        new StorageMap(Storage.CurrentContext, PrefixCredit).Delete(account);

    private static void Enqueue(BigInteger jobId, ByteString terms, BigInteger deadlineMs) =>
        PutQueued(jobId, deadlineMs, QueueKey(jobId, terms));

    private static void PutQueued(BigInteger jobId, BigInteger deadlineMs, ByteString key) =>
        new StorageMap(Storage.CurrentContext, PrefixQueue).Put(key, Queued.Of(jobId, deadlineMs));

    private static void Dequeue(BigInteger jobId, ByteString terms) =>
        new StorageMap(Storage.CurrentContext, PrefixQueue).Delete(QueueKey(jobId, terms));

    private static ByteString QueueKey(BigInteger jobId, ByteString terms) => QueueKey(
        jobId, Terms.Task(terms), Terms.Tier(terms), Terms.TipAgpu(terms), Terms.Units(terms));

    /// <summary>
    /// Keys sort as bytes, so the number that must come first is written big endian and the smallest.
    /// </summary>
    private static ByteString QueueKey(
        BigInteger jobId, BigInteger task, BigInteger tier, BigInteger tip, BigInteger units) =>
        (ByteString)Bytes.Reversed(
            jobId + Packed.At(long.MaxValue - tip / units, 40) + Packed.At(tier, 104) + Packed.At(task, 112), 15);
}
