namespace StarMiner.Compiler.Ir;

/// <summary>What evaluating something can see and do, beside reading local variables.</summary>
[Flags]
public enum Effects
{
    None = 0,
    ReadsHeap = 1,
    WritesHeap = 2,
    ReadsStatics = 4,
    WritesStatics = 8,
    ReadsChain = 16,
    WritesChain = 32,
    Throws = 64,

    /// <summary>May end the whole call, which no code can notice: the order does not matter, that it happens does.</summary>
    Faults = 128,
    Everything = 255,
}

public static class EffectRules
{
    const Effects Writes = Effects.WritesHeap | Effects.WritesStatics | Effects.WritesChain;

    /// <summary>May two evaluations swap places without anybody noticing?</summary>
    public static bool Commute(Effects left, Effects right) => !Disturbs(left, right) && !Disturbs(right, left);

    /// <summary>May the evaluation be dropped when its result is not wanted?</summary>
    public static bool IsPure(Effects effects) => (effects & (Writes | Effects.Throws | Effects.Faults)) == 0;

    static bool Disturbs(Effects first, Effects second)
    {
        // A write's bit lies one above the bit of the read in the same domain.
        var written = first & Writes;
        if ((second & (written | (Effects)((int)written >> 1))) != 0)
            return true;
        return first.HasFlag(Effects.Throws) && (second & (Writes | Effects.Throws)) != 0;
    }
}
