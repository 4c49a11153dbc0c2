namespace StarMiner.Bench;

/// <summary>What repeated measurements come to.</summary>
static class Samples
{
    /// <summary>The upper of the two in the middle where there are two.</summary>
    public static double Median(this IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);
}
