namespace StarMiner.Compiler.Emit;

/// <summary>
/// Puts functions where most of their calls reach them with one byte of distance: CALL has two bytes, CALL_L five.
/// </summary>
static class FunctionOrder
{
    /// <summary>More functions than this stay in the order of the source.</summary>
    const int MaxFunctions = 120;

    const int MaxSweeps = 8, Reach = 127, FarCall = 1 << 14;

    sealed record Piece(List<Line> Lines, int Size, List<(int Offset, Label Target)> Calls);

    /// <summary>The lines of all functions in a better order; a piece begins at each of the given labels.</summary>
    public static List<Line> Run(List<Line> lines, IReadOnlySet<Label> entries)
    {
        var pieces = Split(lines, entries);
        if (pieces.Count is < 3 or > MaxFunctions)
            return lines;
        var starts = new Dictionary<Label, int>();
        for (int i = 0; i < pieces.Count; i++)
            starts[pieces[i].Lines[0].Mark!] = i;
        int[] order = [.. Enumerable.Range(0, pieces.Count)];
        int best = Cost(order, pieces, starts);
        for (int sweep = 0; sweep < MaxSweeps && best > 0; sweep++)
        {
            int before = best;
            for (int piece = 0; piece < pieces.Count && best > 0; piece++)
                (order, best) = Move(piece, order, best, pieces, starts);
            if (best == before)
                break;
        }
        return [.. order.SelectMany(index => pieces[index].Lines)];
    }

    /// <summary>The best place for one piece among the others as they are.</summary>
    static (int[] Order, int Cost) Move(
        int piece, int[] order, int best, List<Piece> pieces, Dictionary<Label, int> starts)
    {
        int[] others = [.. order.Where(index => index != piece)];
        for (int at = 0; at <= others.Length; at++)
        {
            int[] tried = [.. others[..at], piece, .. others[at..]];
            int cost = Cost(tried, pieces, starts);
            if (cost < best)
                (order, best) = (tried, cost);
        }
        return (order, best);
    }

    /// <summary>
    /// Far calls; among orders with equally many, the one in which they are nearest to being near, so that a search by single moves
    /// has somewhere to go.
    /// </summary>
    static int Cost(int[] order, List<Piece> pieces, Dictionary<Label, int> starts)
    {
        Span<int> addresses = stackalloc int[order.Length];
        int address = 0;
        foreach (int index in order)
        {
            addresses[index] = address;
            address += pieces[index].Size;
        }
        int cost = 0;
        for (int i = 0; i < pieces.Count; i++)
            foreach (var (offset, target) in pieces[i].Calls)
                if (Math.Abs(addresses[starts[target]] - addresses[i] - offset) - Reach is > 0 and int excess)
                    cost += FarCall + Math.Min(excess, FarCall - 1);
        return cost;
    }

    static List<Piece> Split(List<Line> lines, IReadOnlySet<Label> entries)
    {
        var pieces = new List<Piece>();
        foreach (var line in lines)
        {
            if (line.Mark is { } mark && entries.Contains(mark))
                pieces.Add(new Piece([], 0, []));
            var piece = pieces[^1];
            if (line.Code is OpCode.CALL && !line.IsMark && line.Target is { } target)
                piece.Calls.Add((piece.Size, target));
            piece.Lines.Add(line);
            pieces[^1] = piece with { Size = piece.Size + (line.IsMark ? 0 : Layout.SizeOf(line)) };
        }
        return pieces;
    }
}
