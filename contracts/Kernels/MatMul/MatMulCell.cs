// The one source of the MatMul law. Three targets read memory through three types of the same shape; nothing else
// differs.
#if KERNEL_NEOVM
using View = Neo.SmartContract.Framework.ByteString;
#elif KERNEL_ILGPU
using View = ILGPU.ArrayView<byte>;
#else
using View = byte[];
#endif

namespace StarMiner.Kernels;

/// <summary>
/// C[i,j] = sum over k of A[i,k] * B[j,k], bytes unsigned or signed, the sum an int32 that wraps around.
/// </summary>
/// <remarks>
/// Internal, so that an assembly may hold its own target of it beside a reference to one that holds another.
/// </remarks>
internal static class MatMulCell
{
    /// <summary>
    /// Far above every leaf's end: what is said of a place in a leaf, so that the next fifteen do not wrap around either
    /// and on chain need not be asked whether they have, which is a tenth of a term.
    /// </summary>
    private const int MaxPlace = 0x3FFF_FFFF;

    /// <summary>What the highest bit of a signed byte counts less than nothing.</summary>
    internal const int Sign = 128;

    /// <summary>Goes on with a dot product: <paramref name="length"/> more terms from there [bytes].</summary>
    internal static int Dot(int sum, View a, int aStart, View b, int bStart, int length)
    {
        // Sixteen terms of at most 65,025 overflow nowhere before they are added: the sum wraps around once for all.
        int inSixteens = length - length % 16;
        for (int k = 0; k < inSixteens; k += 16)
        {
            int i = (aStart + k) & MaxPlace;
            int j = (bStart + k) & MaxPlace;
            sum += a[i] * b[j] + a[i + 1] * b[j + 1] + a[i + 2] * b[j + 2] + a[i + 3] * b[j + 3]
                + a[i + 4] * b[j + 4] + a[i + 5] * b[j + 5] + a[i + 6] * b[j + 6] + a[i + 7] * b[j + 7]
                + a[i + 8] * b[j + 8] + a[i + 9] * b[j + 9] + a[i + 10] * b[j + 10] + a[i + 11] * b[j + 11]
                + a[i + 12] * b[j + 12] + a[i + 13] * b[j + 13] + a[i + 14] * b[j + 14] + a[i + 15] * b[j + 15];
        }
        for (int k = inSixteens; k < length; k++)
            sum += a[aStart + k] * b[bStart + k];
        return sum;
    }

    /// <summary>The same where one side's bytes, or both sides', are signed (two's complement).</summary>
    /// <param name="aSign">128 where A's bytes are signed, else 0.</param>
    /// <param name="bSign">Likewise of B.</param>
    internal static int DotSigned(
        int sum, View a, int aStart, int aSign, View b, int bStart, int bSign, int length)
    {
        int s = aSign & Sign;
        int t = bSign & Sign;
        int inFours = length - length % 4;
        for (int k = 0; k < inFours; k += 4)
        {
            int i = (aStart + k) & MaxPlace;
            int j = (bStart + k) & MaxPlace;
            sum += ((a[i] ^ s) - s) * ((b[j] ^ t) - t) + ((a[i + 1] ^ s) - s) * ((b[j + 1] ^ t) - t)
                + ((a[i + 2] ^ s) - s) * ((b[j + 2] ^ t) - t) + ((a[i + 3] ^ s) - s) * ((b[j + 3] ^ t) - t);
        }
        for (int k = inFours; k < length; k++)
            sum += ((a[aStart + k] ^ s) - s) * ((b[bStart + k] ^ t) - t);
        return sum;
    }
}
