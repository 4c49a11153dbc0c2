namespace StarMiner.Worker.Merkle;

/// <summary>One step of a job's output: equal rows of equal cells, in leaves of its own.</summary>
public sealed record StepLayout
{
    /// <param name="rows">1 or more.</param>
    /// <param name="rowCells">Cells a row, 1 or more.</param>
    /// <param name="cellBytes">A power of two of bytes, so that no cell lies in two leaves.</param>
    public StepLayout(long rows, long rowCells, int cellBytes)
    {
        Leaves = new LeafLayout(rows, checked(rowCells * cellBytes));
        CellBytes = cellBytes;
    }

    public LeafLayout Leaves { get; }
    public int CellBytes { get; }
    public long Cells => Leaves.TotalBytes / CellBytes;
}

/// <summary>
/// An output is a sequence of steps, one tree over all of them: a round of steps, once or many times over. Cells and
/// leaves are numbered through all steps in order; a cell of one step may depend on cells of earlier ones.
/// </summary>
public sealed class OutputLayout : ILeafLayout
{
    readonly StepLayout[] round;
    readonly long[] firstByte, firstCell, firstLeaf; // of each step of a round; the last entry is the round's size

    public OutputLayout(IEnumerable<StepLayout> round, int rounds = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        this.round = [.. round];
        Rounds = rounds;
        firstByte = Sums(step => step.Leaves.TotalBytes);
        firstCell = Sums(step => step.Cells);
        firstLeaf = Sums(step => step.Leaves.LeafCount);
        TotalBytes = checked(firstByte[^1] * rounds);
        Cells = checked(firstCell[^1] * rounds);
        LeafCount = checked(firstLeaf[^1] * rounds);
    }

    /// <summary>A one-shot kernel's output: one step, cells one after the other.</summary>
    public static OutputLayout Flat(long cells, int cellBytes) => new([new StepLayout(cells, 1, cellBytes)]);

    public int Rounds { get; }
    public int StepsPerRound => round.Length;
    public long RoundBytes => firstByte[^1];
    public long TotalBytes { get; }
    public long Cells { get; }
    public long LeafCount { get; }

    /// <summary>Where a step lies in the output [bytes].</summary>
    public (long Start, long Length) Step(long step)
    {
        int at = (int)(step % round.Length);
        return (step / round.Length * RoundBytes + firstByte[at], round[at].Leaves.TotalBytes);
    }

    public (long Start, int Length) Leaf(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, LeafCount);
        var (turn, step, leaf) = Locate(firstLeaf, index);
        var (start, length) = round[step].Leaves.Leaf(leaf);
        return (turn * RoundBytes + firstByte[step] + start, length);
    }

    public uint StepOf(long leaf)
    {
        var (turn, step, _) = Locate(firstLeaf, leaf);
        return checked((uint)(turn * round.Length + step));
    }

    /// <summary>The leaf of the whole output that is this leaf of that step.</summary>
    public long LeafIn(long step, long leaf) =>
        step / round.Length * firstLeaf[^1] + firstLeaf[step % round.Length] + leaf;

    /// <summary>The leaf of the whole output that holds the start of a row of that step.</summary>
    public long LeafOfRow(long step, long row) =>
        LeafIn(step, round[step % round.Length].Leaves.LeafAt(row, 0));

    /// <summary>Step and place in it of a cell.</summary>
    public (long Step, long Cell) StepOfCell(long cell)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cell);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell, Cells);
        var (turn, step, within) = Locate(firstCell, cell);
        return (turn * round.Length + step, within);
    }

    /// <summary>Where the output states the cell [bytes].</summary>
    public long ByteOf(long cell)
    {
        var (step, within) = StepOfCell(cell);
        return Step(step).Start + within * round[step % round.Length].CellBytes;
    }

    /// <summary>The leaf that states the cell.</summary>
    public long LeafOf(long cell)
    {
        var (step, within) = StepOfCell(cell);
        var layout = round[step % round.Length];
        return LeafIn(step, layout.Leaves.LeafAt(within * layout.CellBytes));
    }

    /// <summary>The cell that a byte of the output belongs to.</summary>
    public long CellAt(long place)
    {
        var (turn, step, within) = Locate(firstByte, place);
        return turn * firstCell[^1] + firstCell[step] + within / round[step].CellBytes;
    }

    /// <summary>Turn, step within it and place within the step of something numbered through all of them.</summary>
    static (long Turn, int Step, long Within) Locate(long[] first, long index)
    {
        long within = index % first[^1];
        int found = Array.BinarySearch(first, within);
        int step = found >= 0 ? found : ~found - 1;
        return (index / first[^1], step, within - first[step]);
    }

    long[] Sums(Func<StepLayout, long> size)
    {
        long[] sums = new long[round.Length + 1];
        for (int step = 0; step < round.Length; step++)
            sums[step + 1] = checked(sums[step] + size(round[step]));
        return sums;
    }
}
