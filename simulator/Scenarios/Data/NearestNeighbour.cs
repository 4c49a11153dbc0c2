namespace StarMiner.Simulator.Scenarios.Data;

/// <summary>
/// Classification from dot products alone: |a - b|^2 = |a|^2 + |b|^2 - 2ab, and |a|^2 is the same for every b, so the
/// nearest b has the least |b|^2 - 2ab.
/// </summary>
public static class NearestNeighbour
{
    /// <param name="products">Row-major dot products, queries.Count rows of references.Count.</param>
    /// <returns>How many queries have the label of their nearest reference; among equals the first is taken.</returns>
    public static int CountCorrect(DigitSet queries, DigitSet references, ReadOnlySpan<int> products)
    {
        if (products.Length != queries.Count * references.Count)
            throw new ArgumentException("one product is needed for each pair of query and reference", nameof(products));
        var squares = Enumerable.Range(0, references.Count).Select(j => Square(references.Row(j))).ToArray();
        var correct = 0;
        for (var i = 0; i < queries.Count; i++)
        {
            var row = products.Slice(i * references.Count, references.Count);
            if (references.Labels[Nearest(row, squares)] == queries.Labels[i]) correct++;
        }
        return correct;
    }

    static int Nearest(ReadOnlySpan<int> row, int[] squares)
    {
        var best = 0;
        for (var j = 1; j < row.Length; j++)
            if (Distance(row, squares, j) < Distance(row, squares, best)) best = j;
        return best;
    }

    static long Distance(ReadOnlySpan<int> row, int[] squares, int j) => squares[j] - 2L * row[j];

    static int Square(ReadOnlySpan<byte> row)
    {
        var sum = 0;
        foreach (var pixel in row) sum += pixel * pixel;
        return sum;
    }
}
