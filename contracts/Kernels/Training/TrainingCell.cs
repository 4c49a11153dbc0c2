// The one source of the Training law. Three targets read memory through three types of the same shape; nothing else
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
/// One step of gradient descent for a perceptron with one hidden layer, in integers. Weights are int8 and are all the
/// state there is: an update far below 1 is rounded at random, which makes it right on average.
/// </summary>
/// <remarks>
/// Sums stay below 2^31: at most 4,096 terms of at most 255 * 128. Only <see cref="Mix"/> wraps around.
/// Models: D. Rumelhart, G. Hinton, R. Williams, "Learning representations by back-propagating errors", 1986; rounding:
/// S. Gupta and others, "Deep learning with limited numerical precision", 2015; Mix: C. Wellons, "Prospecting for hash
/// functions" (lowbias32), 2018.
/// </remarks>
internal static class TrainingCell
{
    /// <summary>What a row's last weight, the bias, is multiplied by.</summary>
    private const int BiasInput = 255;

    /// <summary>A hidden neuron: rounded sum / 256, clamped to 0..255.</summary>
    /// <param name="inputs">Unsigned inputs; weights are one more, the bias last.</param>
    internal static int Activation(View weights, int weightStart, View sample, int sampleStart, int inputs)
    {
        int sum = BiasSum(weights[weightStart + inputs]);
        for (int i = 0; i < inputs; i++)
            sum += Signed(weights[weightStart + i]) * sample[sampleStart + i];
        return Activation(sum);
    }

    internal static int Activation(int sum) => Clamp((sum + 128) >> 8, 0, 255);

    /// <summary>Where a sum begins: at the neuron's bias.</summary>
    internal static int BiasSum(int bias) => BiasInput * Signed(bias);

    /// <summary>Goes on with an output neuron's sum: activations of hidden neurons lie a stride apart.</summary>
    internal static int Score(
        int sum, View weights, int weightStart, View activations, int activationStart, int stride, int count)
    {
        for (int j = 0; j < count; j++)
            sum += Signed(weights[weightStart + j]) * activations[activationStart + j * stride];
        return sum;
    }

    /// <summary>Wanted minus given: 127 or 0, minus the rounded sum / 256 + 64 clamped to 0..127.</summary>
    internal static int OutputDelta(int sum, int wanted) => wanted - Clamp(((sum + 128) >> 8) + 64, 0, 127);

    /// <summary>The output deltas of one sample, carried back by the weights from one hidden neuron.</summary>
    internal static int CarriedBack(
        View deltas, int deltaStart, int deltaStride, View weights, int weightStart, int weightStride, int outputs)
    {
        int sum = 0;
        for (int k = 0; k < outputs; k++)
            sum += Signed(deltas[deltaStart + k * deltaStride]) * Signed(weights[weightStart + k * weightStride]);
        return sum;
    }

    /// <summary>Rounded sum / 32; nothing where the neuron is at its bounds and would not move.</summary>
    internal static int HiddenDelta(int sum, int activation) =>
        activation <= 0 || activation >= 255 ? 0 : Clamp((sum + 16) >> 5, -127, 127);

    /// <summary>What a weight's neuron owes to its input: the sum over the batch of delta times input.</summary>
    internal static int Gradient(View deltas, int deltaStart, View inputs, int inputStart, int batch)
    {
        int sum = 0;
        for (int b = 0; b < batch; b++)
            sum += Signed(deltas[deltaStart + b]) * inputs[inputStart + b];
        return sum;
    }

    internal static int BiasGradient(View deltas, int deltaStart, int batch)
    {
        int sum = 0;
        for (int b = 0; b < batch; b++)
            sum += Signed(deltas[deltaStart + b]);
        return BiasInput * sum;
    }

    /// <summary>A weight of the hidden layer after the step.</summary>
    /// <param name="index">Of the weight, through both layers.</param>
    internal static int HiddenWeight(int weight, int gradient, int step, int index) =>
        Clamp(weight + ((gradient + (int)(Dither(step, index) & 0xFFFF)) >> 16), -127, 127);

    /// <summary>A weight of the output layer after the step.</summary>
    internal static int OutputWeight(int weight, int gradient, int step, int index) =>
        Clamp(weight + ((gradient + (int)(Dither(step, index) & 0x7FFF)) >> 15), -127, 127);

    internal static int Signed(int value) => (value ^ 128) - 128;

    private static uint Dither(int step, int index) => Mix(Mix((uint)step + 0x1234) + (uint)index);

    /// <summary>A number that looks random, out of any.</summary>
    internal static uint Mix(uint x)
    {
        x ^= x >> 16;
        x *= 0x7FEB352D;
        x ^= x >> 15;
        x *= 0x846CA68B;
        return x ^ (x >> 16);
    }

    private static int Clamp(int value, int least, int most) => value < least ? least : value > most ? most : value;
}
