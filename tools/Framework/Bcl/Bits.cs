namespace Neo.SmartContract.Framework.Bcl;

/// <summary>Counting of bits. Arguments are the value's bits as a number that is not negative.</summary>
internal static class Bits
{
    public static int Count(ulong bits)
    {
        int count = 0;
        while (bits != 0)
        {
            bits &= bits - 1;
            count++;
        }
        return count;
    }

    /// <summary>Bits up to the highest one.</summary>
    public static int Length(ulong bits)
    {
        int length = 0;
        while (bits != 0)
        {
            bits >>= 1;
            length++;
        }
        return length;
    }

    public static int TrailingZeros(ulong bits, int width) => bits == 0 ? width : Count((bits & (~bits + 1)) - 1);
}
