using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// A provider that shows nobody its output could not be proven wrong. Whoever pays a deposit may ask for a node of the
/// output's tree: the leaf of a cell (level 0), or the hashes below one of the nodes above it. The provider publishes it
/// within DemandBlocks and keeps the deposit, or loses the job like a proven fault. From the top down to the first
/// difference that is the bisection: ten rounds for 2^40 cells.
/// </summary>
public partial class Referee
{
    private const int DemandItems = 4;

    /// <summary>data = ["demand", jobId, cell, level] with the deposit; or the market's own payment of a reward.</summary>
    public static void OnNEP17Payment(UInt160? from, BigInteger amount, object? data)
    {
        ByteString charter = GetCharter();
        // INVARIANT: only AGPU counts. The caller is the token, not whoever says that it paid.
        ExecutionEngine.Assert(Runtime.CallingScriptHash == Charter.Address(charter, Seat.AgpuToken), ForeignToken);
        ExecutionEngine.Assert(from is not null, UnknownPayment);
        if (data is null && from == Charter.Address(charter, Seat.JobMarket)) return;
        ExecutionEngine.Assert(Items.IsArray(data), UnknownPayment);
        object[] order = (object[])data!;
        ExecutionEngine.Assert(
            order.Length == DemandItems && Items.IsByteString(order[0]) && (string)order[0] == "demand", UnknownPayment);
        for (int i = 1; i < DemandItems; i++) ExecutionEngine.Assert(Items.IsInteger(order[i]), UnknownPayment);
        ExecutionEngine.Assert(amount == Charter.Value(charter, Parameter.DemandDeposit), WrongDeposit);
        Demand(charter, from!, amount, order);
    }

    private static void Demand(ByteString charter, UInt160 demander, BigInteger deposit, object[] order)
    {
        BigInteger jobId = (BigInteger)order[1];
        BigInteger cell = (BigInteger)order[2];
        BigInteger level = (BigInteger)order[3];
        UInt160 market = Charter.Address(charter, Seat.JobMarket);
        Commitment job = CommittedJob(market, jobId);
        ExecutionEngine.Assert(cell >= 0 && cell < job.Cells, NoSuchCell);
        ExecutionEngine.Assert(level >= 0 && level <= Merkle16.Height(Place(job, cell)[1]), NoSuchLevel);
        ByteString node = Node(jobId, cell, level);
        ExecutionEngine.Assert(GetDemand(node) is null, AlreadyDemanded);
        BigInteger waitBlocks = Charter.Value(charter, Parameter.DemandBlocks);
        BigInteger deadline = CurrentBlock() + waitBlocks;
        PutDemand(node, DataDemand.Of(deposit, deadline, demander));
        OnDataDemanded(jobId, cell, level, demander, deposit, deadline);
        // As long again for the next round, or for the close of this one.
        Contract.Call(market, "extendDispute", CallFlags.All, jobId, deadline + waitBlocks);
    }

    /// <summary>
    /// Publishes a demanded node: the leaf itself, or the hashes of the nodes below one after the other, and the path from
    /// there to the top. The deposit is the provider's, whoever brings it.
    /// </summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "whoever brings the right data")]
    public static void Supply(BigInteger jobId, BigInteger cell, BigInteger level, ByteString data, ByteString[] path)
    {
        ByteString node = Node(jobId, cell, level);
        ByteString demand = DemandAt(node);
        ExecutionEngine.Assert(Items.IsByteString(data) && Items.AreByteStrings(path), PathMalformed);
        ExecutionEngine.Assert(CurrentBlock() <= DataDemand.Deadline(demand), TooLate);
        ByteString charter = GetCharter();
        Commitment job = CommittedJob(Charter.Address(charter, Seat.JobMarket), jobId);
        CheckNode(job, jobId, cell, level, data, path);
        DeleteDemand(node);
        OnDataSupplied(jobId, cell, level);
        Send(charter, job.Provider, DataDemand.Deposit(demand));
    }

    /// <summary>
    /// Ends a demand that was not met in time: the provider loses the job, as by a proven fault, and the demander has its
    /// deposit back. It has that, too, where the job is over for another reason.
    /// </summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may, once the demand is due")]
    public static void CloseDemand(BigInteger jobId, BigInteger cell, BigInteger level)
    {
        ByteString node = Node(jobId, cell, level);
        ByteString demand = DemandAt(node);
        ByteString charter = GetCharter();
        UInt160 market = Charter.Address(charter, Seat.JobMarket);
        UInt160 demander = DataDemand.Demander(demand);
        bool isOver = IsOver(market, jobId);
        ExecutionEngine.Assert(isOver || CurrentBlock() > DataDemand.Deadline(demand), TooEarly);
        DeleteDemand(node);
        OnDemandClosed(jobId, cell, level, !isOver);
        if (!isOver) Contract.Call(market, "slash", CallFlags.All, jobId, demander, false);
        Send(charter, demander, DataDemand.Deposit(demand));
    }

    /// <summary>The node must be the committed one, of the form that its place prescribes.</summary>
    private static void CheckNode(
        Commitment job, BigInteger jobId, BigInteger cell, BigInteger level, ByteString data, ByteString[] path)
    {
        BigInteger[] place = Place(job, cell);
        BigInteger index = place[0];
        BigInteger count = place[1];
        ByteString hash;
        if (level == 0)
            hash = Merkle16.OutputLeaf(jobId, job.Kernel, place[2], index, data);
        else
        {
            for (BigInteger below = level; below > 1; below--)
            {
                index /= Merkle16.Arity;
                count = Merkle16.Parents(count);
            }
            BigInteger first = index - index % Merkle16.Arity;
            BigInteger children = BigInteger.Min(Merkle16.Arity, count - first);
            ExecutionEngine.Assert(data.Length == children * Merkle16.HashBytes, PathMalformed);
            index /= Merkle16.Arity;
            count = Merkle16.Parents(count);
            // The root has a head of its own before the same hashes.
            hash = count == 1 ? data : Merkle16.Node(data);
        }
        ByteString root = Merkle16.Root(
            Merkle16.OutputHead(job.Provider, place[1]), hash, index, count, path, PathMalformed);
        ExecutionEngine.Assert(root == job.OutputRoot, OutputNotCommitted);
    }

    private static ByteString DemandAt(ByteString node)
    {
        ByteString? demand = GetDemand(node);
        ExecutionEngine.Assert(demand is not null, NotDemanded);
        return demand!;
    }

    /// <summary>[leafIndex, leafCount, step] of the cell's output leaf.</summary>
    private static BigInteger[] Place(Commitment job, BigInteger cell) =>
        (BigInteger[])Contract.Call(job.Kernel, "writes", CallFlags.ReadOnly, job.Params, cell);

    private static bool IsOver(UInt160 market, BigInteger jobId)
    {
        object[] job = (object[])Contract.Call(market, "job", CallFlags.ReadOnly, jobId);
        return (BigInteger)job[0] > (int)JobStatus.Audited;
    }

    private static ByteString Node(BigInteger jobId, BigInteger cell, BigInteger level)
    {
        ExecutionEngine.Assert(
            Items.IsInteger(jobId) && Items.IsInteger(cell) && Items.IsInteger(level)
            && jobId >= 0 && jobId <= ulong.MaxValue && cell >= 0 && cell <= ulong.MaxValue && level >= 0
            && level <= byte.MaxValue, NotDemanded);
        return Bytes.U64(jobId).Concat(Bytes.U64(cell)).Concat(Bytes.U8(level));
    }

    /// <summary>The last act of its caller.</summary>
    private static void Send(ByteString charter, UInt160 to, BigInteger amount) =>
        ExecutionEngine.Assert((bool)Contract.Call(
            Charter.Address(charter, Seat.AgpuToken), "transfer", CallFlags.All, Runtime.ExecutingScriptHash, to, amount,
            null));

    /// <summary>Index of the block that this transaction is in: the ledger's newest is the one before.</summary>
    private static BigInteger CurrentBlock() => (BigInteger)Ledger.CurrentIndex + 1;
}
