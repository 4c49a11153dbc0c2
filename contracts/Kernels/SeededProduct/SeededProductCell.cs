// The one source of the SeededProduct law. Three targets read memory through three types of the same shape; nothing else
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
/// C[i,j] = sum over k of A[i,k] * B[j,k], where every row of A and B is a sequence of bytes that follows from a seed.
/// </summary>
/// <remarks>
/// A row's sequence is the low bytes of x -> (75 x + 74) mod 65,537, the generator of the Sinclair ZX81. All numbers stay
/// below 2^24, so that nothing wraps around.
/// </remarks>
internal static class SeededProductCell
{
    internal const int SeedBytes = 32;

    /// <summary>Rows of A, rows of B and the length of either: C is square.</summary>
    internal const int Side = 256;

    private const int Modulus = 65_537;
    private const int Factor = 75;
    private const int Summand = 74;

    internal static int Product(View seed, int row, int column)
    {
        int a = First(seed, row), b = First(seed, Side + column), sum = 0;
        for (int k = 0; k < Side; k++)
        {
            a = Next(a);
            b = Next(b);
            sum += (a & 255) * (b & 255);
        }
        return sum;
    }

    /// <summary>Before a line's sequence: every byte of the seed counts. Lines are A's rows, then B's.</summary>
    internal static int First(View seed, int line)
    {
        int x = line;
        for (int i = 0; i < SeedBytes; i++)
            x = (x * Factor + seed[i] + 1) % Modulus;
        return x;
    }

    internal static int Next(int x) => (x * Factor + Summand) % Modulus;
}
