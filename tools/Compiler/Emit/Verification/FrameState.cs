namespace StarMiner.Compiler.Emit.Verification;

/// <summary>A protected region that is open.</summary>
/// <param name="Depth">Items on the stack where it was opened.</param>
/// <param name="DepthSlot">The local slot that holds the real depth for the catch handler.</param>
sealed record Region(int Catch, int Finally, int Depth, int DepthSlot, RegionPart Part);

enum RegionPart
{
    Try,
    Catch,
    Finally,
}

/// <summary>What is known before an instruction: each item's value if it is a small literal, and the open regions.</summary>
sealed record FrameState(IReadOnlyList<int?> Stack, IReadOnlyList<Region> Regions)
{
    public int Depth => Stack.Count;

    public bool Fits(FrameState other) => Depth == other.Depth && Regions.SequenceEqual(other.Regions);

    /// <summary>What both states know.</summary>
    public FrameState Join(FrameState other) =>
        this with { Stack = [.. Stack.Zip(other.Stack, (a, b) => a == b ? a : null)] };

    public bool SameAs(FrameState other) => Stack.SequenceEqual(other.Stack);
}
