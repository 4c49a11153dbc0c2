using System.Buffers.Binary;
using StarMiner.Kernels;
using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Kernels.Inference;

/// <summary>
/// The net in vectorised .NET code, samples in parallel, each through all layers at once. Never the law: tests hold it
/// bit-equal to the cell functions.
/// </summary>
static class InferenceOnHost
{
    const int SamplesPerTask = 16;

    internal static void Execute(InferenceParameters net, KernelRun run)
    {
        var layout = InferenceKernel.Layout(net);
        long cellsPerSample = layout.Cells / net.Samples;
        int tasks = (net.Samples + SamplesPerTask - 1) / SamplesPerTask;
        long done = 0;
        Parallel.For(0, tasks, new ParallelOptions { CancellationToken = run.Cancel }, task =>
        {
            int end = Math.Min(net.Samples, (task + 1) * SamplesPerTask);
            for (int sample = task * SamplesPerTask; sample < end; sample++)
                Classify(net, run, layout, sample);
            long count = (end - task * SamplesPerTask) * cellsPerSample;
            run.Progress?.Invoke(Interlocked.Add(ref done, count), layout.Cells);
        });
    }

    static void Classify(InferenceParameters net, KernelRun run, OutputLayout layout, int sample)
    {
        var inputs = run.Operands[0].Span.Slice(sample * net.Inputs, net.Inputs);
        int last = net.Layers.Count - 1;
        for (int layer = 0; layer < last; layer++)
        {
            var target = Row(layer, net.Layers[layer].Width);
            for (int neuron = 0; neuron < target.Length; neuron++)
                target[neuron] = (byte)InferenceCell.Activation(
                    Sum(run.Operands[layer + 1].Span, neuron, inputs), net.Layers[layer].Multiplier);
            inputs = target;
        }

        var sums = Row(last, net.Layers[last].Width * sizeof(int));
        var (best, highest) = (0, int.MinValue);
        for (int neuron = 0; neuron < net.Layers[last].Width; neuron++)
        {
            int sum = Sum(run.Operands[last + 1].Span, neuron, inputs);
            BinaryPrimitives.WriteInt32LittleEndian(sums[(neuron * sizeof(int))..], sum);
            if (sum > highest)
                (best, highest) = (neuron, sum);
        }
        Row(last + 1, 1)[0] = (byte)best;

        Span<byte> Row(int step, int bytes) =>
            run.Output.Span.Slice((int)layout.Step(step).Start + sample * bytes, bytes);
    }

    static int Sum(ReadOnlySpan<byte> weights, int neuron, ReadOnlySpan<byte> inputs)
    {
        var row = weights.Slice(neuron * (inputs.Length + 1), inputs.Length + 1);
        return InferenceCell.BiasSum(row[^1]) + Bytes8.Dot(inputs, row[..^1]);
    }
}
