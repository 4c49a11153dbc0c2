using StarMiner.Kernels;

namespace StarMiner.Worker.Kernels.Training;

/// <summary>A client's side of a training job: its operands from plain data, the net out of its output.</summary>
public static class TrainingData
{
    /// <summary>Samples by rows; by columns with the labels last, batch by batch; weights to begin with.</summary>
    /// <exception cref="JobException">Not as many as the parameters say.</exception>
    public static byte[][] Operands(
        TrainingParameters net, ReadOnlySpan<byte> samples, ReadOnlySpan<byte> labels, Perceptron first)
    {
        if (samples.Length != net.SampleCount * net.Inputs || labels.Length != net.SampleCount)
            throw new JobException(
                $"Training takes {net.SampleCount} samples of {net.Inputs} bytes with a label each, "
                + $"not {samples.Length} bytes and {labels.Length} labels");
        byte[] columns = new byte[net.Batches * (net.Inputs + 1) * net.Batch];
        for (int sample = 0; sample < net.SampleCount; sample++)
        {
            var (batch, place) = Math.DivRem(sample, net.Batch);
            int at = batch * (net.Inputs + 1) * net.Batch + place;
            for (int input = 0; input < net.Inputs; input++, at += net.Batch)
                columns[at] = samples[sample * net.Inputs + input];
            columns[at] = labels[sample];
        }
        return [samples.ToArray(), columns, first.Hidden, first.Output];
    }

    /// <summary>Small weights that follow from a seed alone: within -32..31, and -64..63 in the output layer.</summary>
    public static Perceptron Initial(TrainingParameters net, uint seed) => new(
        Weights(net.HiddenWeightBytes, 0x9E3779B9 * seed, 26), Weights(net.OutputWeightBytes, 0x85EBCA6B * seed, 25));

    /// <summary>The weights that the last round left.</summary>
    public static Perceptron Learned(TrainingParameters net, ReadOnlySpan<byte> output, int? rounds = null)
    {
        var layout = TrainingKernel.Layout(net);
        int last = ((rounds ?? net.Rounds) - 1) * Part.Count;
        var (hidden, output2) = (layout.Step(last + Part.HiddenWeights), layout.Step(last + Part.OutputWeights));
        return new(
            output.Slice((int)hidden.Start, (int)hidden.Length).ToArray(),
            output.Slice((int)output2.Start, (int)output2.Length).ToArray());
    }

    /// <summary>The means of 2 x 2 pixels, rounded: what the digits are learned from.</summary>
    public static byte[] Halved(ReadOnlySpan<byte> images, int width, int height)
    {
        byte[] halved = new byte[images.Length / 4];
        int perRow = width / 2, perImage = perRow * (height / 2);
        for (int at = 0; at < halved.Length; at++)
        {
            var (image, pixel) = Math.DivRem(at, perImage);
            int corner = image * width * height + pixel / perRow * 2 * width + pixel % perRow * 2;
            halved[at] = (byte)((images[corner] + images[corner + 1] + images[corner + width]
                + images[corner + width + 1] + 2) / 4);
        }
        return halved;
    }

    static byte[] Weights(int count, uint start, int shift)
    {
        byte[] weights = new byte[count];
        for (uint index = 0; index < count; index++)
            weights[index] = (byte)((int)TrainingCell.Mix(unchecked(start + index)) >> shift);
        return weights;
    }
}

/// <summary>A net of one hidden layer; rows of int8 weights, the bias last.</summary>
public sealed record Perceptron(byte[] Hidden, byte[] Output)
{
    /// <summary>How many samples it puts into their class: the highest sum, of equal ones the first.</summary>
    public int CountRight(TrainingParameters net, ReadOnlyMemory<byte> samples, ReadOnlyMemory<byte> labels)
    {
        int right = 0;
        Parallel.For(0, labels.Length, sample =>
        {
            if (Classify(net, samples.Span.Slice(sample * net.Inputs, net.Inputs)) == labels.Span[sample])
                Interlocked.Increment(ref right);
        });
        return right;
    }

    public int Classify(TrainingParameters net, ReadOnlySpan<byte> sample)
    {
        Span<byte> activations = stackalloc byte[net.Hidden];
        for (int neuron = 0; neuron < net.Hidden; neuron++)
            activations[neuron] = (byte)TrainingCell.Activation(Sum(Hidden, neuron, sample));
        int best = 0, highest = int.MinValue;
        for (int neuron = 0; neuron < net.Outputs; neuron++)
        {
            int sum = Sum(Output, neuron, activations);
            if (sum > highest)
                (best, highest) = (neuron, sum);
        }
        return best;
    }

    static int Sum(byte[] weights, int neuron, ReadOnlySpan<byte> inputs)
    {
        var row = weights.AsSpan(neuron * (inputs.Length + 1), inputs.Length + 1);
        return TrainingCell.BiasSum(row[^1]) + Bytes8.Dot(inputs, row[..^1]);
    }
}
