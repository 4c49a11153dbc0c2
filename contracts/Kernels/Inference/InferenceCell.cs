// The one source of the Inference law. Three targets read memory through three types of the same shape; nothing else
// differs.
#if KERNEL_NEOVM
using View = Neo.SmartContract.Framework.ByteString;
#elif KERNEL_ILGPU
using View = ILGPU.ArrayView<byte>;
#else
using View = byte[];
#endif

namespace StarMiner.Kernels;

/// <summary>One neuron of a quantised perceptron for one sample: int8 weights, unsigned bytes between layers.</summary>
/// <remarks>
/// A sum stays below 2^27.1: at most 4,096 terms of at most 255 * 128. Between layers it is scaled by a multiplier with
/// 16 fractional bits, as in B. Jacob and others, "Quantization and training of neural networks for efficient
/// integer-arithmetic-only inference", 2018.
/// </remarks>
internal static class InferenceCell
{
    /// <summary>What a row's last weight, the bias, is multiplied by.</summary>
    private const int BiasInput = 255;

    /// <summary>The accumulator: weights times inputs, and the bias.</summary>
    /// <param name="count">Inputs; weights are one more, the bias last.</param>
    internal static int Sum(View weights, int weightStart, View inputs, int inputStart, int count)
    {
        int sum = BiasSum(weights[weightStart + count]);
        for (int i = 0; i < count; i++)
            sum += Signed(weights[weightStart + i]) * inputs[inputStart + i];
        return sum;
    }

    /// <summary>A hidden neuron's output: the sum scaled by multiplier / 65,536, rounded, clamped to 0..255.</summary>
    /// <param name="multiplier">Below 2^21.</param>
    internal static int Activation(int sum, int multiplier)
    {
        long scaled = ((long)sum * multiplier + (1 << 15)) >> 16;
        return scaled < 0 ? 0 : scaled > 255 ? 255 : (int)scaled;
    }

    /// <summary>The output neuron of the highest sum, of equal ones the first.</summary>
    /// <param name="sums">int32 each.</param>
    internal static int Class(View sums, int start, int count)
    {
        int best = 0;
        int highest = Number(sums, start);
        for (int neuron = 1; neuron < count; neuron++)
        {
            int sum = Number(sums, start + 4 * neuron);
            if (sum > highest)
            {
                highest = sum;
                best = neuron;
            }
        }
        return best;
    }

    internal static int BiasSum(int bias) => BiasInput * Signed(bias);

    private static int Signed(int value) => (value ^ 128) - 128;

    private static int Number(View bytes, int at) =>
        bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | bytes[at + 3] << 24;
}
