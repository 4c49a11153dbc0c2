using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Kernels.GroupSum;

/// <summary>SELECT key, COUNT(*), SUM(value) ... GROUP BY key.</summary>
/// <param name="KeyOffset">Of the key in a record: one byte.</param>
/// <param name="Groups">Keys 0 .. Groups - 1 are counted, others left out; 1..256.</param>
/// <param name="FirstValue">Offset of the first value; the others follow it.</param>
/// <param name="Values">0 for a histogram.</param>
/// <param name="ValueBytes">1, 2 or 4, unsigned.</param>
public readonly record struct GroupSumParameters(
    int Rows, int RowBytes, int KeyOffset, int Groups, int FirstValue, int Values, int ValueBytes)
{
    const int Bytes = 28, MaxRows = 1 << 24, MaxGroups = 256, ChunkLeaves = 4, Fan = LeafLayout.MaxLeafBytes / 8;

    /// <summary>Numbers of the answer: for each group its count, then its sums.</summary>
    public int Answers => Groups * (1 + Values);

    /// <summary>Records that one cell of the first step sums up.</summary>
    public int ChunkRows => LeafLayout.MaxLeafBytes / RowBytes * ChunkLeaves;

    /// <summary>Partial sums of each answer, step by step.</summary>
    public IReadOnlyList<int> Partials()
    {
        var partials = new List<int> { (Rows + ChunkRows - 1) / ChunkRows };
        while (partials[^1] > 1)
            partials.Add((partials[^1] + Fan - 1) / Fan);
        return partials;
    }

    /// <summary>Partial sums that a cell of a later step sums up, by the number of them in the step before.</summary>
    public static (int Start, int Count) Children(int partial, int before) =>
        (partial * Fan, Math.Min(Fan, before - partial * Fan));

    /// <exception cref="JobException">Wrong length, or a number out of range.</exception>
    public static GroupSumParameters Read(ReadOnlySpan<byte> parameters)
    {
        var reader = new ParameterReader("GroupSum", parameters, Bytes);
        int rows = reader.Next("rows", 1, MaxRows);
        int rowBytes = reader.Next("rowBytes", 1, LeafLayout.MaxLeafBytes);
        var query = new GroupSumParameters(
            rows, rowBytes, reader.Next("keyOffset", 0, (uint)rowBytes - 1), reader.Next("groups", 1, MaxGroups),
            reader.Next("firstValue", 0, (uint)rowBytes), reader.Next("values", 0, (uint)rowBytes),
            reader.Next("valueBytes", 1, 4));
        if (query.ValueBytes == 3 || query.FirstValue + query.Values * query.ValueBytes > rowBytes)
            throw new JobException($"GroupSum of {query} has values beyond the record");
        return query;
    }

    public byte[] ToBytes() =>
        ParameterReader.Write(Rows, RowBytes, KeyOffset, Groups, FirstValue, Values, ValueBytes);
}
