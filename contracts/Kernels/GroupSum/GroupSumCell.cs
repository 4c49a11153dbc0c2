// The one source of the GroupSum law. Three targets read memory through three types of the same shape; nothing else
// differs.
#if KERNEL_NEOVM
using View = Neo.SmartContract.Framework.ByteString;
#elif KERNEL_ILGPU
using View = ILGPU.ArrayView<byte>;
#else
using View = byte[];
#endif

namespace StarMiner.Kernels;

/// <summary>SELECT key, COUNT(*), SUM(column) ... GROUP BY key over a table of records.</summary>
/// <remarks>
/// Sums of a table stay below 2^58. Partial sums that a liar states may be any int64: adding them wraps around.
/// </remarks>
internal static class GroupSumCell
{
    /// <summary>Goes on with a count: one more for each record of the group.</summary>
    internal static long Count(long count, View table, int start, int rows, int rowBytes, int keyOffset, int group)
    {
        for (int row = 0; row < rows; row++)
            if (table[start + row * rowBytes + keyOffset] == group)
                count++;
        return count;
    }

    /// <summary>Goes on with a sum: the records of the group add their value.</summary>
    /// <param name="valueOffset">Of the value in a record; it is unsigned, little endian.</param>
    internal static long Sum(
        long sum, View table, int start, int rows, int rowBytes, int keyOffset, int group, int valueOffset,
        int valueBytes)
    {
        for (int row = 0; row < rows; row++)
        {
            int record = start + row * rowBytes;
            if (table[record + keyOffset] != group)
                continue;
            long value = 0;
            for (int place = valueBytes - 1; place >= 0; place--)
                value = value << 8 | (long)table[record + valueOffset + place];
            sum += value;
        }
        return sum;
    }

    /// <summary>The sum of so many int64.</summary>
    internal static long Total(View partials, int start, int count)
    {
        long sum = 0;
        for (int i = 0; i < count; i++)
            sum += Number(partials, start + 8 * i);
        return sum;
    }

    private static long Number(View bytes, int at)
    {
        long low = bytes[at] | (long)bytes[at + 1] << 8 | (long)bytes[at + 2] << 16 | (long)bytes[at + 3] << 24;
        long high = bytes[at + 4] | (long)bytes[at + 5] << 8 | (long)bytes[at + 6] << 16 | (long)bytes[at + 7] << 24;
        return high << 32 | low;
    }
}
