// The one source of the Nearest law. Three targets read memory through three types of the same shape; nothing else
// differs.
#if KERNEL_NEOVM
using View = Neo.SmartContract.Framework.ByteString;
#elif KERNEL_ILGPU
using View = ILGPU.ArrayView<byte>;
#else
using View = byte[];
#endif

namespace StarMiner.Kernels;

/// <summary>The k records nearest to a query, by the sum of squared differences of their bytes.</summary>
/// <remarks>
/// A distance stays below 2^28.1: at most 4,096 times 255 squared. A candidate is one number, distance * 2^32 + record,
/// so that among equals the first record is the nearer one, and no two candidates of a query are equal.
/// </remarks>
internal static class NearestCell
{
    /// <summary>Where no candidate is left.</summary>
    internal const long None = long.MaxValue;

    /// <summary>Below every lawful candidate: the one before the first.</summary>
    internal const long BeforeFirst = -1;

    internal static int Distance(View query, int queryStart, View record, int recordStart, int bytes)
    {
        int sum = 0;
        for (int i = 0; i < bytes; i++)
        {
            int difference = query[queryStart + i] - record[recordStart + i];
            sum += difference * difference;
        }
        return sum;
    }

    /// <summary>The least candidate above the one before, among records that lie side by side.</summary>
    /// <param name="distances">int32 each.</param>
    internal static long LeastOfRecords(View distances, int start, int count, int firstRecord, long before)
    {
        long least = None;
        for (int i = 0; i < count; i++)
        {
            int at = start + 4 * i;
            int distance =
                distances[at] | distances[at + 1] << 8 | distances[at + 2] << 16 | distances[at + 3] << 24;
            long candidate = (long)distance << 32 | (long)(firstRecord + i);
            if (candidate > before && candidate < least)
                least = candidate;
        }
        return least;
    }

    /// <summary>The least of so many candidates.</summary>
    internal static long Least(View candidates, int start, int count)
    {
        long least = None;
        for (int i = 0; i < count; i++)
        {
            long candidate = Number(candidates, start + 8 * i);
            if (candidate < least)
                least = candidate;
        }
        return least;
    }

    /// <summary>A candidate as a step states it.</summary>
    internal static long Number(View bytes, int at)
    {
        long low = bytes[at] | (long)bytes[at + 1] << 8 | (long)bytes[at + 2] << 16 | (long)bytes[at + 3] << 24;
        long high = bytes[at + 4] | (long)bytes[at + 5] << 8 | (long)bytes[at + 6] << 16 | (long)bytes[at + 7] << 24;
        return high << 32 | low;
    }
}
