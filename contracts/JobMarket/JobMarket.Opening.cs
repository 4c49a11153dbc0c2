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
        ByteString charter = Charter.Of(GetCouncil());
        UInt160 controller = Charter.Address(charter, Seat.RewardController);
        ExecutionEngine.Assert(Runtime.CallingScriptHash == controller, NotRewardController);
        BigInteger task = TaskOf(kernel);
        Metering metering = Meter(kernel, @params);
        ExecutionEngine.Assert(metering.Operands == 0, InvalidInputRoots);
        Windows windows = new Windows { ClaimMs = claimWindowMs, WorkMs = workWindowMs };
        ByteString terms = Terms.Of(
            controller, kernel, 0, 0, metering, windows, task, Tiers.Standard, ByteString.Empty, @params);
        return Enter(terms, 0, 0);
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
        BigInteger task = TaskOf(kernel);
        Metering metering = Meter(kernel, parameters);
        ExecutionEngine.Assert(inputRoots.Length == metering.Operands * Merkle16.HashBytes, InvalidInputRoots);
        BigInteger price = Peers.PriceOf(charter, task, tier);
        ExecutionEngine.Assert(price <= (BigInteger)order[5], PriceAboveMaximum);
        BigInteger fee = metering.Units * price;
        BigInteger excess = amount - fee - tip;
        ExecutionEngine.Assert(excess >= 0, PaymentTooLow);
        Windows windows = new Windows { ClaimMs = (BigInteger)order[7], WorkMs = (BigInteger)order[8] };
        ByteString terms = Terms.Of(
            client!, kernel, fee, tip, metering, windows, task, tier, inputRoots, parameters);
        AddCredit(client!, excess);
        Enter(terms, price, excess);
    }

    /// <summary>Writes the new job down and puts it into its queue.</summary>
    private static BigInteger Enter(ByteString terms, BigInteger pricePerUnit, BigInteger excess)
    {
        BigInteger jobId = NextJobId();
        BigInteger deadlineMs = Runtime.Time + Terms.ClaimWindowMs(terms);
        PutTerms(jobId, terms);
        PutState(jobId, State.Open(deadlineMs));
        Enqueue(jobId, terms);
        OnJobOpened(
            jobId, Terms.Client(terms), Terms.Kernel(terms), Terms.Params(terms), Terms.InputRoots(terms),
            Terms.Units(terms), Terms.Cells(terms), pricePerUnit, Terms.FeeAgpu(terms), Terms.TipAgpu(terms), excess,
            deadlineMs, Terms.WorkWindowMs(terms), Terms.Task(terms), Terms.Tier(terms));
        return jobId;
    }

    private static BigInteger TaskOf(UInt160 kernel)
    {
        BigInteger task = (BigInteger)Contract.Call(GetCouncil(), "kernelTask", CallFlags.ReadOnly, kernel);
        ExecutionEngine.Assert(task >= 0, KernelNotListed);
        return task;
    }

    private static Metering Meter(UInt160 kernel, ByteString parameters)
    {
        BigInteger[] meter = (BigInteger[])Contract.Call(kernel, "meter", CallFlags.ReadOnly, parameters);
        return new Metering { Units = meter[0], Cells = meter[1], Operands = meter[2] };
    }

    /// <summary>Types and ranges of what the payer wrote; only then are the items what they are cast to.</summary>
    private static void CheckOrder(ByteString charter, object[] order)
    {
        ExecutionEngine.Assert(((UInt160)order[1]).IsValid, KernelNotListed);
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
