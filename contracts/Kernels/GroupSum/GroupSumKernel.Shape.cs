using System.Numerics;
using Neo.SmartContract.Framework;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Kernels;

/// <summary>A query over a table, as a job's params state it.</summary>
internal class Query
{
    internal const int ParamsBytes = 28;
    internal const int CellBytes = 8;

    /// <summary>The first step sums up so many leaves of the table in one cell.</summary>
    internal const int ChunkLeaves = 4;

    /// <summary>Every later step sums up one leaf of the step before: so many partial sums.</summary>
    internal const int Fan = Sheet.LeafBytes / CellBytes;

    private const int MaxRows = 16_777_216;
    private const int MaxGroups = 256;

    public BigInteger Rows, RowBytes, KeyOffset, Groups, FirstValue, Values, ValueBytes;

    internal static Query Of(ByteString @params) => new()
    {
        Rows = Bytes.ReadU32(@params, 0),
        RowBytes = Bytes.ReadU32(@params, 4),
        KeyOffset = Bytes.ReadU32(@params, 8),
        Groups = Bytes.ReadU32(@params, 12),
        FirstValue = Bytes.ReadU32(@params, 16),
        Values = Bytes.ReadU32(@params, 20),
        ValueBytes = Bytes.ReadU32(@params, 24),
    };

    internal static bool IsValid(Query query) =>
        IsWithin(query.Rows, MaxRows) && IsWithin(query.RowBytes, Sheet.LeafBytes) && query.KeyOffset < query.RowBytes
        && IsWithin(query.Groups, MaxGroups)
        && (query.ValueBytes == 1 || query.ValueBytes == 2 || query.ValueBytes == 4)
        && query.FirstValue + query.Values * query.ValueBytes <= query.RowBytes;

    internal static BigInteger RowsPerLeaf(Query query) => Sheet.LeafBytes / query.RowBytes;

    /// <summary>The answer's numbers: for each group its count, then its sums.</summary>
    internal static BigInteger Answers(Query query) => query.Groups * (1 + query.Values);

    /// <summary>Partial sums of each answer in the first step.</summary>
    internal static BigInteger Chunks(Query query) => Sheet.RoundUp(query.Rows, RowsPerLeaf(query) * ChunkLeaves);

    /// <summary>Partial sums of each answer in the next step.</summary>
    internal static BigInteger Next(BigInteger partials) => Sheet.RoundUp(partials, Fan);

    internal static BigInteger Leaves(Query query, BigInteger partials) =>
        Sheet.Leaves(Answers(query), partials * CellBytes);

    /// <summary>Leaves of all steps.</summary>
    internal static BigInteger AllLeaves(Query query)
    {
        BigInteger partials = Chunks(query);
        BigInteger leaves = Leaves(query, partials);
        while (partials > 1)
        {
            partials = Next(partials);
            leaves += Leaves(query, partials);
        }
        return leaves;
    }

    /// <summary>Cells of all steps.</summary>
    internal static BigInteger AllCells(Query query)
    {
        BigInteger partials = Chunks(query);
        BigInteger all = partials;
        while (partials > 1)
        {
            partials = Next(partials);
            all += partials;
        }
        return all * Answers(query);
    }

    private static bool IsWithin(BigInteger value, BigInteger most) => value >= 1 && value <= most;
}

/// <summary>Which partial sum of which answer a cell is, in which step.</summary>
internal class Partial
{
    public BigInteger Step, FirstLeaf, Answer, Index;

    /// <summary>Partial sums of an answer in the cell's step, and in the step before.</summary>
    public BigInteger Count, Before;

    internal static Partial Of(Query query, BigInteger cell)
    {
        BigInteger answers = Query.Answers(query);
        Partial partial = new() { Step = 0, FirstLeaf = 0, Count = Query.Chunks(query), Before = 0 };
        while (cell >= answers * partial.Count)
        {
            cell -= answers * partial.Count;
            partial.FirstLeaf += Query.Leaves(query, partial.Count);
            partial.Before = partial.Count;
            partial.Count = Query.Next(partial.Count);
            partial.Step += 1;
        }
        partial.Answer = cell / partial.Count;
        partial.Index = cell % partial.Count;
        return partial;
    }
}
