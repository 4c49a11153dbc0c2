using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Kernels.Nearest;

/// <summary>The nearest records of a table for each query.</summary>
/// <param name="Length">Bytes of a query and of a record.</param>
/// <param name="Neighbours">How many are wanted, 1..64, at most as many as there are records.</param>
public readonly record struct NearestParameters(int Queries, int Records, int Length, int Neighbours)
{
    /// <summary>A chunk's distances are one leaf.</summary>
    public const int ChunkRecords = LeafLayout.MaxLeafBytes / sizeof(int);

    const int Bytes = 16, MaxQueries = 1 << 20, MaxRecords = 1 << 19, MaxNeighbours = 64;

    public int Chunks => (Records + ChunkRecords - 1) / ChunkRecords;

    /// <exception cref="JobException">Wrong length, or a number out of range.</exception>
    public static NearestParameters Read(ReadOnlySpan<byte> parameters)
    {
        var reader = new ParameterReader("Nearest", parameters, Bytes);
        int queries = reader.Next("queries", 1, MaxQueries), records = reader.Next("records", 1, MaxRecords);
        return new(
            queries, records, reader.Next("length", 1, LeafLayout.MaxLeafBytes),
            reader.Next("neighbours", 1, (uint)Math.Min(MaxNeighbours, records)));
    }

    public byte[] ToBytes() => ParameterReader.Write(Queries, Records, Length, Neighbours);
}
