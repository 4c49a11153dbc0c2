namespace StarMiner.Compiler.Tests.Generator;

/// <summary>Random choices that depend on a seed alone (SplitMix64).</summary>
sealed class Dice(ulong seed)
{
    ulong state = seed;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        ulong mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    public int Below(int count) => (int)(Next() % (ulong)count);

    public bool Percent(int chance) => Below(100) < chance;

    public T Pick<T>(params IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>One of the weighted ways; ways of weight 0 are never taken.</summary>
    public T Pick<T>(IReadOnlyList<(int Weight, Func<T> Make)> ways)
    {
        int at = Below(ways.Sum(way => way.Weight));
        foreach (var (weight, make) in ways)
        {
            if (at < weight)
                return make();
            at -= weight;
        }
        throw new InvalidOperationException("no way has a weight");
    }
}
