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
/// C[i,j] = sum over k of A[i,k] * B[j,k], bytes unsigned, the sum an int32 that wraps around.
/// </summary>
/// <remarks>
/// Internal, so that an assembly may hold its own target of it beside a reference to one that holds another.
/// </remarks>
internal static class MatMulCell
{
    /// <summary>Goes on with a dot product: <paramref name="length"/> more terms from there [bytes].</summary>
    internal static int Dot(int sum, View a, int aStart, View b, int bStart, int length)
    {
        for (int k = 0; k < length; k++)
            sum += a[aStart + k] * b[bStart + k];
        return sum;
    }
}
