using System;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

/// <summary>A place counted from the start, or as its complement from the end.</summary>
[StandsFor("System.Index")]
internal readonly struct Place
{
    private readonly int value;

    public Place(int value, bool fromEnd)
    {
        if (value < 0) throw new ArgumentOutOfRangeException("value");
        this.value = fromEnd ? ~value : value;
    }

    public static Place Start => new(0, false);

    public static Place End => new(0, true);

    public int Value => value < 0 ? ~value : value;

    public bool IsFromEnd => value < 0;

    public static Place FromStart(int value) => new(value, false);

    public static Place FromEnd(int value) => new(value, true);

    public int GetOffset(int length) => value < 0 ? value + length + 1 : value;

    public static implicit operator Place(int value) => new(value, false);
}

[StandsFor("System.Range")]
internal readonly struct Stretch
{
    private readonly Place start;
    private readonly Place end;

    public Stretch(Place start, Place end)
    {
        this.start = start;
        this.end = end;
    }

    public static Stretch All => new(Place.Start, Place.End);

    public Place Start => start;

    public Place End => end;

    public static Stretch StartAt(Place start) => new(start, Place.End);

    public static Stretch EndAt(Place end) => new(Place.Start, end);

    public (int Offset, int Length) GetOffsetAndLength(int length)
    {
        int from = RangeLibrary.Start(this, length);
        return (from, RangeLibrary.Count(this, from, length));
    }
}

/// <summary>What array[range] needs: both ends lie inside.</summary>
[StandsFor("System.Range")]
internal static class RangeLibrary
{
    public static int Start(Stretch range, int length)
    {
        int start = range.Start.GetOffset(length);
        if (start < 0 || start > length) throw new ArgumentOutOfRangeException("length");
        return start;
    }

    public static int Count(Stretch range, int start, int length)
    {
        int end = range.End.GetOffset(length);
        if (end < start || end > length) throw new ArgumentOutOfRangeException("length");
        return end - start;
    }
}
