using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Kernels;

/// <summary>Finds the k records of a table that are nearest to each query, the nearest first.</summary>
/// <remarks>
/// Storage-free; every method is safe. params = queries | records | length | neighbours, u32 each. Operands: 0 queries,
/// 1 records. A cell is an int32 distance or an int64 candidate, distance * 2^32 + record.
/// </remarks>
[DisplayName("NearestKernel")]
[ContractDescription("The law of StarMiner's nearest-neighbour search")]
[ContractVersion("0.1.0")]
public partial class NearestKernel : SmartContract
{
    private const int Queries = 0;
    private const int Records = 1;
    private const int Operands = 2;

    /// <summary>1 unit = 10^6 squared differences.</summary>
    private const int UnitDifferences = 1_000_000;

    /// <summary>[units, cells, operands]; units rounded up. A candidate looked at counts as a difference.</summary>
    [Safe]
    public static BigInteger[] Meter(ByteString @params)
    {
        Search search = Checked(@params);
        BigInteger differences = search.Queries * search.Records * (search.Length + search.Neighbours);
        return new BigInteger[] { Sheet.RoundUp(differences, UnitDifferences), Search.Cells(search), Operands };
    }

    [Safe]
    public static BigInteger OutputLeaves(ByteString @params)
    {
        Search search = Checked(@params);
        return Search.FirstLeaf(search, Search.Steps(search));
    }

    [Safe]
    public static BigInteger InputLeaves(ByteString @params, BigInteger operand)
    {
        Search search = Checked(@params);
        ExecutionEngine.Assert(Items.IsIndex(operand, Operands), NoSuchOperand);
        return OperandRow(search, operand, 0).Leaves;
    }

    /// <summary>[leafIndex, leafCount, step]: where the output states the cell.</summary>
    [Safe]
    public static BigInteger[] Writes(ByteString @params, BigInteger cell)
    {
        Search search = Checked(@params);
        Row row = OwnRow(search, FindingOf(search, cell));
        return new BigInteger[] { row.Leaf, row.Leaves, row.Step };
    }

    /// <summary>
    /// Of a distance: query and record. Of a chunk: its distances, the neighbour before. Of a neighbour: the chunks'.
    /// </summary>
    [Safe]
    public static List<BigInteger[]> Reads(ByteString @params, BigInteger cell)
    {
        Search search = Checked(@params);
        return Row.Reads(RowsOf(search, FindingOf(search, cell)));
    }

    /// <summary>The number that a leaf states; null for a leaf of another length.</summary>
    [Safe]
    public static object? Committed(ByteString @params, BigInteger cell, ByteString outputLeaf)
    {
        Search search = Checked(@params);
        Finding finding = FindingOf(search, cell);
        Row row = OwnRow(search, finding);
        if (!Items.IsByteString(outputLeaf) || outputLeaf.Length != row.Length) return null;
        if (finding.Step == 0) return Bytes.ReadI32(outputLeaf, row.Offset);
        BigInteger stated = Bytes.ReadU64(outputLeaf, row.Offset);
        return stated <= long.MaxValue ? stated : stated - ulong.MaxValue - 1;
    }

    /// <summary>The law: the lawful value of the cell, out of the leaves that reads names, in that order.</summary>
    [Safe]
    [SuppressMessage("neoc", "NEOC6006", Justification = "the law is an int32 or int64 that wraps around")]
    public static BigInteger Evaluate(ByteString @params, BigInteger cell, ByteString[] inputLeaves)
    {
        Search search = Checked(@params);
        Finding finding = FindingOf(search, cell);
        List<Row> rows = RowsOf(search, finding);
        Row.Check(rows, inputLeaves, InputsMalformed);
        int start = rows[0].Offset;
        if (finding.Step == 0)
            return NearestCell.Distance(inputLeaves[0], start, inputLeaves[1], rows[1].Offset, (int)search.Length);
        if (finding.Step % 2 == 0)
            return NearestCell.Least(inputLeaves[0], start, (int)Search.Chunks(search));
        BigInteger first = finding.Column * Search.ChunkRecords;
        return NearestCell.LeastOfRecords(
            inputLeaves[0], start, (int)BigInteger.Min(Search.ChunkRecords, search.Records - first), (int)first,
            rows.Count == 1 ? NearestCell.BeforeFirst : NearestCell.Number(inputLeaves[1], rows[1].Offset));
    }

    private static List<Row> RowsOf(Search search, Finding finding)
    {
        List<Row> rows = new();
        if (finding.Step == 0)
        {
            rows.Add(OperandRow(search, Queries, finding.Query));
            rows.Add(OperandRow(search, Records, finding.Column));
        }
        else if (finding.Step % 2 == 0)
        {
            rows.Add(StepRow(search, finding.Step - 1, finding.Query, 0));
        }
        else
        {
            rows.Add(StepRow(search, 0, finding.Query, finding.Column * Sheet.LeafBytes));
            if (finding.Step > 1) rows.Add(StepRow(search, finding.Step - 1, finding.Query, 0));
        }
        return rows;
    }

    private static Row OwnRow(Search search, Finding finding) => StepRow(
        search, finding.Step, finding.Query,
        finding.Column * (finding.Step == 0 ? Search.DistanceBytes : Search.CandidateBytes));

    private static Row StepRow(Search search, BigInteger step, BigInteger query, BigInteger place) => Row.OfStep(
        new BigInteger[] { step, Search.FirstLeaf(search, step) }, Search.FirstLeaf(search, Search.Steps(search)),
        search.Queries, Search.RowBytes(search, step), query, place);

    private static Row OperandRow(Search search, BigInteger operand, BigInteger row) => Row.OfOperand(
        operand, operand == Queries ? search.Queries : search.Records, search.Length, row);

    private static Search Checked(ByteString @params)
    {
        ExecutionEngine.Assert(Items.IsByteString(@params) && @params.Length == Search.ParamsBytes, InvalidParams);
        Search search = Search.Of(@params);
        ExecutionEngine.Assert(Search.IsValid(search), InvalidParams);
        return search;
    }

    private static Finding FindingOf(Search search, BigInteger cell)
    {
        ExecutionEngine.Assert(Items.IsIndex(cell, Search.Cells(search)), NoSuchCell);
        BigInteger distances = search.Queries * search.Records;
        if (cell < distances)
            return new() { Step = 0, Query = cell / search.Records, Column = cell % search.Records };
        BigInteger chunks = Search.Chunks(search);
        BigInteger perNeighbour = search.Queries * (chunks + 1);
        BigInteger neighbour = (cell - distances) / perNeighbour;
        BigInteger within = (cell - distances) % perNeighbour;
        if (within < search.Queries * chunks)
            return new() { Step = 1 + 2 * neighbour, Query = within / chunks, Column = within % chunks };
        return new() { Step = 2 + 2 * neighbour, Query = within - search.Queries * chunks, Column = 0 };
    }

    /// <summary>What a cell is.</summary>
    private class Finding
    {
        public BigInteger Step;
        public BigInteger Query;
        public BigInteger Column;
    }
}
