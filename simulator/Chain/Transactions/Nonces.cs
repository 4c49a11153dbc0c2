namespace StarMiner.Simulator;

static class Nonces
{
    /// <summary>The n-th number of a seed's sequence: SplitMix64 (Steele, Lea, Flood 2014), upper half.</summary>
    public static uint Of(ulong seed, ulong n)
    {
        ulong z = unchecked(seed + (n + 1) * 0x9E3779B97F4A7C15);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return (uint)((z ^ (z >> 31)) >> 32);
    }
}
