using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Kernels;

/// <summary>Counts and sums of a table's records by group, summed up in a tree of committed partial sums.</summary>
/// <remarks>
/// Storage-free; every method is safe. params = rows | rowBytes | keyOffset | groups | firstValue | values |
/// valueBytes, u32 each. The operand is the table. A cell is an int64: [group][count, sums][partial] of each step.
/// </remarks>
[DisplayName("GroupSumKernel")]
[ContractDescription("The law of StarMiner's group-by over tables")]
[ContractVersion("0.1.0")]
public partial class GroupSumKernel : SmartContract
{
    private const int Operands = 1;

    /// <summary>1 unit = 10^6 records looked at, once for each number of the answer.</summary>
    private const int UnitRecords = 1_000_000;

    /// <summary>[units, cells, operands]; units rounded up.</summary>
    [Safe]
    public static BigInteger[] Meter(ByteString @params)
    {
        Query query = Checked(@params);
        return new BigInteger[]
        {
            Sheet.RoundUp(query.Rows * Query.Answers(query), UnitRecords), Query.AllCells(query), Operands,
        };
    }

    [Safe]
    public static BigInteger OutputLeaves(ByteString @params) => Query.AllLeaves(Checked(@params));

    [Safe]
    public static BigInteger InputLeaves(ByteString @params, BigInteger operand)
    {
        Query query = Checked(@params);
        ExecutionEngine.Assert(Items.IsIndex(operand, Operands), NoSuchOperand);
        return Sheet.Leaves(query.Rows, query.RowBytes);
    }

    /// <summary>[leafIndex, leafCount, step]: where the output states the cell.</summary>
    [Safe]
    public static BigInteger[] Writes(ByteString @params, BigInteger cell)
    {
        Query query = Checked(@params);
        Row row = OwnRow(query, PartialOf(query, cell));
        return new BigInteger[] { row.Leaf, row.Leaves, row.Step };
    }

    /// <summary>The chunk's leaves of the table; later the leaf of partial sums that are summed up.</summary>
    [Safe]
    public static List<BigInteger[]> Reads(ByteString @params, BigInteger cell)
    {
        Query query = Checked(@params);
        return Row.Reads(RowsOf(query, PartialOf(query, cell)));
    }

    /// <summary>The int64 that a leaf states; null for a leaf of another length.</summary>
    [Safe]
    public static object? Committed(ByteString @params, BigInteger cell, ByteString outputLeaf)
    {
        Query query = Checked(@params);
        Row row = OwnRow(query, PartialOf(query, cell));
        if (!Items.IsByteString(outputLeaf) || outputLeaf.Length != row.Length) return null;
        BigInteger stated = Bytes.ReadU64(outputLeaf, row.Offset);
        return stated <= long.MaxValue ? stated : stated - ulong.MaxValue - 1;
    }

    /// <summary>The law: the lawful value of the cell, out of the leaves that reads names, in that order.</summary>
    [Safe]
    [SuppressMessage("neoc", "NEOC6006", Justification = "the law is an int64 that wraps around")]
    public static BigInteger Evaluate(ByteString @params, BigInteger cell, ByteString[] inputLeaves)
    {
        Query query = Checked(@params);
        Partial partial = PartialOf(query, cell);
        List<Row> rows = RowsOf(query, partial);
        Row.Check(rows, inputLeaves, InputsMalformed);
        if (partial.Step > 0)
        {
            BigInteger count = BigInteger.Min(Query.Fan, partial.Before - partial.Index * Query.Fan);
            return GroupSumCell.Total(inputLeaves[0], rows[0].Offset, (int)count);
        }
        long sum = 0;
        for (int i = 0; i < inputLeaves.Length; i++)
            sum = InLeaf(query, partial.Answer, sum, inputLeaves[i], (int)(rows[i].Length / query.RowBytes));
        return sum;
    }

    private static long InLeaf(Query query, BigInteger answer, long sum, ByteString leaf, int records)
    {
        int rowBytes = (int)query.RowBytes;
        int key = (int)query.KeyOffset;
        int group = (int)(answer / (1 + query.Values));
        BigInteger column = answer % (1 + query.Values);
        if (column == 0) return GroupSumCell.Count(sum, leaf, 0, records, rowBytes, key, group);
        int value = (int)(query.FirstValue + (column - 1) * query.ValueBytes);
        return GroupSumCell.Sum(sum, leaf, 0, records, rowBytes, key, group, value, (int)query.ValueBytes);
    }

    private static List<Row> RowsOf(Query query, Partial partial)
    {
        List<Row> rows = new();
        if (partial.Step > 0)
        {
            BigInteger firstLeaf = partial.FirstLeaf - Query.Leaves(query, partial.Before);
            rows.Add(Row.OfStep(
                new BigInteger[] { partial.Step - 1, firstLeaf }, Query.AllLeaves(query), Query.Answers(query),
                partial.Before * Query.CellBytes, partial.Answer, partial.Index * Sheet.LeafBytes));
            return rows;
        }
        BigInteger rowsPerLeaf = Query.RowsPerLeaf(query);
        BigInteger first = partial.Index * Query.ChunkLeaves * rowsPerLeaf;
        for (int leaf = 0; leaf < Query.ChunkLeaves && first < query.Rows; leaf++)
        {
            rows.Add(Row.OfOperand(0, query.Rows, query.RowBytes, first));
            first += rowsPerLeaf;
        }
        return rows;
    }

    private static Row OwnRow(Query query, Partial partial) => Row.OfStep(
        new BigInteger[] { partial.Step, partial.FirstLeaf }, Query.AllLeaves(query), Query.Answers(query),
        partial.Count * Query.CellBytes, partial.Answer, partial.Index * Query.CellBytes);

    private static Query Checked(ByteString @params)
    {
        ExecutionEngine.Assert(Items.IsByteString(@params) && @params.Length == Query.ParamsBytes, InvalidParams);
        Query query = Query.Of(@params);
        ExecutionEngine.Assert(Query.IsValid(query), InvalidParams);
        return query;
    }

    private static Partial PartialOf(Query query, BigInteger cell)
    {
        ExecutionEngine.Assert(Items.IsIndex(cell, Query.AllCells(query)), NoSuchCell);
        return Partial.Of(query, cell);
    }
}
