using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// Who comes first. A job whose time to be claimed is over keeps no place: it is passed by, and whoever passes takes it
/// out, so that it is in nobody's way twice. It stays open, and its money with it, until somebody times it out.
/// </summary>
public partial class JobMarket
{
    /// <summary>
    /// Takes jobs that can be claimed no more out of the front of a queue, at most 16; returns how many there were. Where
    /// more than that stand in front of everybody else, this is how they go.
    /// </summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may: the clock says which")]
    public static BigInteger Sweep(BigInteger task, BigInteger tier)
    {
        CheckQueue(task, tier);
        List<ByteString> late = new();
        Iterator iterator = QueueOf(task, tier);
        while (late.Count < MaxPassed && iterator.Next())
        {
            object[] place = (object[])iterator.Value;
            if (!Queued.IsLate((BigInteger)(ByteString)place[1])) break;
            late.Add((ByteString)place[0]);
        }
        TakeOut(late);
        return late.Count;
    }

    private static List<BigInteger> FirstInQueue(BigInteger task, BigInteger tier, BigInteger count)
    {
        List<BigInteger> jobIds = new();
        int passed = 0;
        Iterator iterator = QueueOf(task, tier);
        while (jobIds.Count < count && passed <= MaxPassed && iterator.Next())
        {
            BigInteger queued = (BigInteger)(ByteString)((object[])iterator.Value)[1];
            if (Queued.IsLate(queued)) passed++;
            else jobIds.Add(Queued.JobId(queued));
        }
        return jobIds;
    }

    /// <summary>Whether the job is one of the first that can be claimed. Takes out the late ones before it.</summary>
    private static bool IsAmongFirst(BigInteger jobId, BigInteger task, BigInteger tier, BigInteger count)
    {
        List<ByteString> late = new();
        Iterator iterator = QueueOf(task, tier);
        while (count > 0 && late.Count <= MaxPassed && iterator.Next())
        {
            object[] place = (object[])iterator.Value;
            BigInteger queued = (BigInteger)(ByteString)place[1];
            if (Queued.JobId(queued) == jobId)
            {
                TakeOut(late);
                return true;
            }
            if (Queued.IsLate(queued)) late.Add((ByteString)place[0]);
            else count--;
        }
        return false;
    }

    private static void TakeOut(List<ByteString> places)
    {
        foreach (ByteString place in places) Storage.Delete(Storage.CurrentContext, place);
    }

    /// <summary>Pairs of key and Queued, the first in line first.</summary>
    private static Iterator QueueOf(BigInteger task, BigInteger tier) =>
        new StorageMap(Storage.CurrentContext, PrefixQueue).Find(Bytes.U8(task).Concat(Bytes.U8(tier)));

    private static void CheckQueue(BigInteger task, BigInteger tier)
    {
        ExecutionEngine.Assert(Items.IsInteger(task) && task >= 0 && task < Tasks.Count, InvalidTask);
        ExecutionEngine.Assert(Items.IsInteger(tier) && tier >= 0 && tier < Tiers.Count, InvalidTier);
    }
}

/// <summary>A place in a queue: job's id in bits 0..39 | until when it may be claimed 40..87 [ms]</summary>
internal static class Queued
{
    internal static BigInteger Of(BigInteger jobId, BigInteger deadlineMs) => jobId + Packed.At(deadlineMs, 40);

    internal static BigInteger JobId(BigInteger queued) => Packed.Bits(queued, 0, 40);

    internal static bool IsLate(BigInteger queued) => Runtime.Time > queued >> 40;
}
