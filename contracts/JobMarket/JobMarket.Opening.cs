using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>How a job comes to be: paid by a client, or published by the RewardController.</summary>
public partial class JobMarket
{
    private const int OrderItems = 9;

    /// <summary>Opens a job of public work: no fee, no bond, certain audit. Its pay is minted when it is accepted.</summary>
    public static BigInteger OpenPublic(
        UInt160 kernel, ByteString @params, BigInteger claimWindowMs, BigInteger workWindowMs)
    {
        CheckParams(@params);
        CheckWindow(claimWindowMs, MaxWindowMs);
        CheckWindow(workWindowMs, MaxWindowMs);
        ByteString charter = GetCharter();
        UInt160 controller = Charter.Address(charter, Seat.RewardController);
        ExecutionEngine.Assert(Runtime.CallingScriptHash == controller, NotRewardController);
        ExecutionEngine.Assert(kernel.IsValid, KernelNotListed);
        BigInteger entry = EntryOf(charter, kernel);
        BigInteger[] meter = Meter(kernel, @params);
        ExecutionEngine.Assert(meter[2] == 0, InvalidInputRoots);
        // Nobody waits for public work that was not done, so nobody would take it out of the way.
        Sweep(KernelEntry.Task(entry), Tiers.Standard);
        return Enter(controller, 0, 0, new Order
        {
            Kernel = kernel,
            Entry = entry,
            Params = @params,
            InputRoots = ByteString.Empty,
            Units = meter[0],
            Cells = meter[1],
            Operands = 0,
            FeeAgpu = 0,
            TipAgpu = 0,
            ClaimWindowMs = claimWindowMs,
            WorkWindowMs = workWindowMs,
            Tier = Tiers.Standard,
        });
    }

    private static void Open(ByteString charter, UInt160 client, BigInteger amount, object[] order)
    {
        ExecutionEngine.Assert(client is not null, UnknownPayment);
        ExecutionEngine.Assert(!Charter.IsPaused(charter, Entries.Jobs), Paused);
        CheckOrder(charter, order);
        UInt160 kernel = (UInt160)order[1];
        ByteString parameters = (ByteString)order[2];
        ByteString inputRoots = (ByteString)order[3];
        BigInteger tier = (BigInteger)order[4];
        BigInteger tip = (BigInteger)order[6];
        BigInteger entry = EntryOf(charter, kernel);
        BigInteger[] meter = Meter(kernel, parameters);
        ExecutionEngine.Assert(inputRoots.Length == meter[2] * Merkle16.HashBytes, InvalidInputRoots);
        BigInteger price = Peers.PriceOf(charter, KernelEntry.Task(entry), tier);
        ExecutionEngine.Assert(price <= (BigInteger)order[5], PriceAboveMaximum);
        BigInteger fee = meter[0] * price;
        // INVARIANT: fee and tip are AGPU that was paid, so each fits its field. The tip by itself: a sum with any tip
        // whatever could leave the VM's integers.
        ExecutionEngine.Assert(tip <= amount, PaymentTooLow);
        BigInteger excess = amount - fee - tip;
        ExecutionEngine.Assert(excess >= 0, PaymentTooLow);
        AddCredit(client!, excess);
        Enter(client!, price, excess, new Order
        {
            Kernel = kernel,
            Entry = entry,
            Params = parameters,
            InputRoots = inputRoots,
            Units = meter[0],
            Cells = meter[1],
            Operands = meter[2],
            FeeAgpu = fee,
            TipAgpu = tip,
            ClaimWindowMs = (BigInteger)order[7],
            WorkWindowMs = (BigInteger)order[8],
            Tier = tier,
        });
    }

    /// <summary>Writes the new job down and puts it into its queue.</summary>
    private static BigInteger Enter(UInt160 client, BigInteger pricePerUnit, BigInteger excess, Order job)
    {
        BigInteger jobId = NextJobId();
        BigInteger deadlineMs = Runtime.Time + job.ClaimWindowMs;
        BigInteger task = KernelEntry.Task(job.Entry);
        PutTerms(jobId, Terms.Of(client, job));
        PutState(jobId, State.Open(deadlineMs));
        PutQueued(jobId, deadlineMs, QueueKey(jobId, task, job.Tier, job.TipAgpu, job.Units));
        OnJobOpened(
            jobId, client, job.Kernel, job.Params, job.InputRoots, job.Units, job.Cells, pricePerUnit, job.FeeAgpu,
            job.TipAgpu, excess, deadlineMs, job.WorkWindowMs, task, job.Tier);
        return jobId;
    }

    /// <summary>[units, cells, operands], which a kernel can make no larger than the records hold.</summary>
    private static BigInteger[] Meter(UInt160 kernel, ByteString parameters)
    {
        BigInteger[] meter = (BigInteger[])Contract.Call(kernel, "meter", CallFlags.ReadOnly, parameters);
        ExecutionEngine.Assert(
            IsCount(meter[0]) && IsCount(meter[1]) && meter[2] >= 0 && meter[2] <= MaxOperands, InvalidMetering);
        return meter;
    }

    private static bool IsCount(BigInteger value) => value > 0 && value <= MaxCount;

    /// <summary>What the Council says of a kernel; asked again once it has taken back or changed a listing.</summary>
    private static BigInteger EntryOf(ByteString charter, UInt160 kernel)
    {
        BigInteger known = GetKernelEntry(kernel);
        BigInteger listing = Charter.Listing(charter);
        if (known != 0 && KernelEntry.Listing(known) == listing) return known;
        BigInteger task = (BigInteger)Contract.Call(GetCouncil(), "kernelTask", CallFlags.ReadOnly, kernel);
        ExecutionEngine.Assert(task >= 0, KernelNotListed);
        BigInteger number = known == 0 ? NextKernelNumber(kernel) : KernelEntry.Number(known);
        BigInteger entry = KernelEntry.Of(number, task, listing);
        PutKernelEntry(kernel, entry);
        return entry;
    }

    /// <summary>Types and ranges of what the payer wrote; only then are the items what they are cast to.</summary>
    private static void CheckOrder(ByteString charter, object[] order)
    {
        ExecutionEngine.Assert(Items.IsHash160(order[1]), KernelNotListed);
        CheckParams(order[2]);
        ExecutionEngine.Assert(Items.IsByteString(order[3]), InvalidInputRoots);
        ExecutionEngine.Assert(
            Items.IsInteger(order[4]) && (BigInteger)order[4] >= 0 && (BigInteger)order[4] < Tiers.Count, InvalidTier);
        ExecutionEngine.Assert(Items.IsInteger(order[5]) && (BigInteger)order[5] > 0, InvalidPrice);
        ExecutionEngine.Assert(Items.IsInteger(order[6]) && (BigInteger)order[6] >= 0, InvalidTip);
        int tier = (int)(BigInteger)order[4];
        CheckWindow(order[7], Charter.Value(charter, Parameter.OfTier(tier, Parameter.ClaimMs)));
        CheckWindow(order[8], MaxWindowMs);
    }

    private static void CheckParams(object parameters)
    {
        ExecutionEngine.Assert(Items.IsByteString(parameters), InvalidParams);
        int length = ((ByteString)parameters).Length;
        ExecutionEngine.Assert(length > 0 && length <= MaxParamsBytes, InvalidParams);
    }

    private static void CheckWindow(object windowMs, BigInteger maxMs) =>
        ExecutionEngine.Assert(
            Items.IsInteger(windowMs) && (BigInteger)windowMs >= MinWindowMs && (BigInteger)windowMs <= maxMs,
            InvalidWindow);
}
