namespace StarMiner.Worker.Merkle;

/// <summary>
/// How a blob of equal rows is cut into leaves of at most 4,096 bytes: whole rows while one fits, else every row by
/// itself into pieces.
/// </summary>
public sealed record LeafLayout : ILeafLayout
{
    public const int MaxLeafBytes = 4096;

    readonly int leafBytes;
    readonly long leavesPerRow;

    /// <param name="rows">1 or more.</param>
    /// <param name="rowBytes">1 or more.</param>
    public LeafLayout(long rows, long rowBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rowBytes, 1);
        Rows = rows;
        RowBytes = rowBytes;
        TotalBytes = checked(rows * rowBytes);
        if (rowBytes <= MaxLeafBytes)
        {
            leafBytes = (int)(MaxLeafBytes / rowBytes * rowBytes);
            LeafCount = CeilingDivide(TotalBytes, leafBytes);
        }
        else
        {
            leafBytes = MaxLeafBytes;
            leavesPerRow = CeilingDivide(rowBytes, MaxLeafBytes);
            LeafCount = checked(rows * leavesPerRow);
        }
    }

    /// <summary>A blob without rows: full leaves, the last one shorter.</summary>
    public static LeafLayout Flat(long bytes) => new(bytes, 1);

    public long Rows { get; }
    public long RowBytes { get; }
    public long TotalBytes { get; }
    public long LeafCount { get; }

    /// <summary>Where the leaf's payload lies in the blob [bytes].</summary>
    public (long Start, int Length) Leaf(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, LeafCount);
        if (leavesPerRow == 0)
        {
            long start = index * leafBytes;
            return (start, (int)Math.Min(leafBytes, TotalBytes - start));
        }
        long piece = index % leavesPerRow * MaxLeafBytes;
        return (index / leavesPerRow * RowBytes + piece, (int)Math.Min(MaxLeafBytes, RowBytes - piece));
    }

    public uint StepOf(long leaf) => 0;

    /// <summary>The leaf that a byte of the blob lies in.</summary>
    public long LeafAt(long place) => leavesPerRow == 0
        ? place / leafBytes
        : place / RowBytes * leavesPerRow + place % RowBytes / MaxLeafBytes;

    /// <summary>The leaf that a byte of a row lies in.</summary>
    public long LeafAt(long row, long place) => LeafAt(row * RowBytes + place);

    static long CeilingDivide(long value, long by) => (value + by - 1) / by;
}
