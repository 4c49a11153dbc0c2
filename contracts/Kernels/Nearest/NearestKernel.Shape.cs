using System.Numerics;
using Neo.SmartContract.Framework;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Kernels;

/// <summary>
/// A search, as a job's params state it. Step 0 of the output is [query][record] distances; then each neighbour takes
/// two steps: the nearest of each chunk of records beyond the neighbour before, [query][chunk], and of these, [query].
/// </summary>
internal class Search
{
    internal const int ParamsBytes = 16;
    internal const int DistanceBytes = 4;
    internal const int CandidateBytes = 8;

    /// <summary>A chunk of distances is a leaf.</summary>
    internal const int ChunkRecords = Sheet.LeafBytes / DistanceBytes;

    private const int MaxQueries = 1_048_576;

    /// <summary>The candidates of all chunks are a leaf.</summary>
    private const int MaxRecords = ChunkRecords * (Sheet.LeafBytes / CandidateBytes);

    private const int MaxNeighbours = 64;

    public BigInteger Queries, Records, Length, Neighbours;

    internal static Search Of(ByteString @params) => new()
    {
        Queries = Bytes.ReadU32(@params, 0),
        Records = Bytes.ReadU32(@params, 4),
        Length = Bytes.ReadU32(@params, 8),
        Neighbours = Bytes.ReadU32(@params, 12),
    };

    internal static bool IsValid(Search search) =>
        IsWithin(search.Queries, MaxQueries) && IsWithin(search.Records, MaxRecords)
        && IsWithin(search.Length, Sheet.LeafBytes)
        && IsWithin(search.Neighbours, BigInteger.Min(MaxNeighbours, search.Records));

    internal static BigInteger Chunks(Search search) => Sheet.RoundUp(search.Records, ChunkRecords);

    internal static BigInteger Steps(Search search) => 1 + 2 * search.Neighbours;

    /// <summary>Cells that a step states for a query.</summary>
    internal static BigInteger RowCells(Search search, BigInteger step) =>
        step == 0 ? search.Records : step % 2 == 1 ? Chunks(search) : 1;

    internal static BigInteger RowBytes(Search search, BigInteger step) =>
        RowCells(search, step) * (step == 0 ? DistanceBytes : CandidateBytes);

    internal static BigInteger Cells(Search search) =>
        search.Queries * (search.Records + search.Neighbours * (Chunks(search) + 1));

    /// <summary>Leaves of the steps before one.</summary>
    internal static BigInteger FirstLeaf(Search search, BigInteger step)
    {
        if (step == 0) return 0;
        BigInteger distances = Sheet.Leaves(search.Queries, RowBytes(search, 0));
        BigInteger chunks = Sheet.Leaves(search.Queries, RowBytes(search, 1));
        BigInteger neighbour = Sheet.Leaves(search.Queries, CandidateBytes);
        return distances + step / 2 * chunks + (step - 1) / 2 * neighbour;
    }

    private static bool IsWithin(BigInteger value, BigInteger most) => value >= 1 && value <= most;
}
