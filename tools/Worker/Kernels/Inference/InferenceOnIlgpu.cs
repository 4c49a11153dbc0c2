using ILGPU;
using ILGPU.Runtime;
using StarMiner.Kernels;
using StarMiner.Worker.Devices;
using View = ILGPU.ArrayView<byte>;

namespace StarMiner.Worker.Kernels.Inference;

/// <summary>The law itself on an ILGPU device: one thread a cell, one launch a layer.</summary>
static class InferenceOnIlgpu
{
    internal static void Execute(InferenceParameters net, KernelRun run, IlgpuDevice device) =>
        IlgpuRun.Execute(run, device, (operands, output) =>
        {
            var hidden = device.Accelerator.LoadAutoGroupedStreamKernel<
                Index1D, View, View, View, int, int, int>(Hidden);
            var last = device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, View, View, View, int, int>(Last);
            var classes = device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, View, View, int>(Class);
            var layout = InferenceKernel.Layout(net);
            int count = net.Layers.Count;
            var inputs = operands[0];
            for (int layer = 0; layer < count; layer++)
            {
                run.Cancel.ThrowIfCancellationRequested();
                var (width, multiplier) = net.Layers[layer];
                var target = OfStep(layer);
                if (layer < count - 1)
                    hidden(
                        target.IntExtent, inputs, operands[layer + 1], target, net.InputsOf(layer), width, multiplier);
                else
                    last(net.Samples * width, inputs, operands[layer + 1], target, net.InputsOf(layer), width);
                device.Accelerator.Synchronize();
                run.Progress?.Invoke(layer + 1, count + 1);
                inputs = target;
            }
            classes(net.Samples, inputs, OfStep(count), net.Layers[^1].Width);
            device.Accelerator.Synchronize();
            run.Progress?.Invoke(count + 1, count + 1);

            View OfStep(int step)
            {
                var (start, length) = layout.Step(step);
                return output.SubView(start, length);
            }
        });

    static void Hidden(Index1D cell, View inputs, View weights, View target, int count, int width, int multiplier)
    {
        int sample = cell / width, neuron = cell % width;
        int sum = InferenceCell.Sum(weights, neuron * (count + 1), inputs, sample * count, count);
        target[cell] = (byte)InferenceCell.Activation(sum, multiplier);
    }

    static void Last(Index1D cell, View inputs, View weights, View target, int count, int width)
    {
        int sample = cell / width, neuron = cell % width;
        int sum = InferenceCell.Sum(weights, neuron * (count + 1), inputs, sample * count, count);
        IlgpuRun.Store(target, cell, sum);
    }

    static void Class(Index1D sample, View sums, View target, int width) =>
        target[sample] = (byte)InferenceCell.Class(sums, sample * width * sizeof(int), width);
}
