using ILGPU;
using ILGPU.Runtime;
using StarMiner.Kernels;
using StarMiner.Worker.Devices;
using View = ILGPU.ArrayView<byte>;

namespace StarMiner.Worker.Kernels.Training;

/// <summary>The law itself on an ILGPU device: one thread a cell, one launch a step.</summary>
sealed class TrainingOnIlgpu
{
    readonly TrainingParameters net;
    readonly Action<Index1D, View, View, View, TrainingParameters> activations;
    readonly Action<Index1D, View, View, View, View, TrainingParameters> outputDeltas;
    readonly Action<Index1D, View, View, View, View, TrainingParameters> hiddenDeltas;
    readonly Action<Index1D, View, View, View, View, TrainingParameters, int>
        outputWeights, hiddenWeights;

    TrainingOnIlgpu(TrainingParameters net, Accelerator accelerator)
    {
        this.net = net;
        activations = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, View, View, View, TrainingParameters>(Activation);
        outputDeltas = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, View, View, View, View, TrainingParameters>(OutputDelta);
        hiddenDeltas = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, View, View, View, View, TrainingParameters>(HiddenDelta);
        outputWeights = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, View, View, View, View, TrainingParameters, int>(OutputWeight);
        hiddenWeights = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, View, View, View, View, TrainingParameters, int>(HiddenWeight);
    }

    internal static void Execute(TrainingParameters net, KernelRun run, IlgpuDevice device) =>
        IlgpuRun.Execute(run, device, (operands, output) =>
        {
            var steps = new TrainingOnIlgpu(net, device.Accelerator);
            long roundBytes = TrainingKernel.Layout(net).RoundBytes;
            for (int round = 0; round < net.Rounds; round++)
            {
                run.Cancel.ThrowIfCancellationRequested();
                steps.Learn(round, operands, output);
                device.Accelerator.Synchronize();
                run.Progress?.Invoke(roundBytes * (round + 1), roundBytes * net.Rounds);
            }
        });

    void Learn(int round, View[] operands, View output)
    {
        int step = net.FirstStep + round;
        int batch = step % net.Batches;
        long columnBytes = (long)(net.Inputs + 1) * net.Batch;
        var samples = operands[0].SubView((long)batch * net.Batch * net.Inputs, (long)net.Batch * net.Inputs);
        var columns = operands[1].SubView(batch * columnBytes, columnBytes);
        var layout = TrainingKernel.Layout(net);
        var oldHidden = round == 0 ? operands[2] : OfPart(round - 1, Part.HiddenWeights);
        var oldOutput = round == 0 ? operands[3] : OfPart(round - 1, Part.OutputWeights);
        var active = OfPart(round, Part.Activations);
        var wrong = OfPart(round, Part.OutputDeltas);
        var carried = OfPart(round, Part.HiddenDeltas);
        var newOutput = OfPart(round, Part.OutputWeights);
        var newHidden = OfPart(round, Part.HiddenWeights);

        activations(active.IntExtent, samples, oldHidden, active, net);
        outputDeltas(wrong.IntExtent, columns, oldOutput, active, wrong, net);
        hiddenDeltas(carried.IntExtent, wrong, oldOutput, active, carried, net);
        outputWeights(newOutput.IntExtent, wrong, active, oldOutput, newOutput, net, step);
        hiddenWeights(newHidden.IntExtent, carried, columns, oldHidden, newHidden, net, step);

        View OfPart(int ofRound, int part)
        {
            var (start, length) = layout.Step(ofRound * Part.Count + part);
            return output.SubView(start, length);
        }
    }

    static void Activation(
        Index1D cell, View samples, View weights, View target, TrainingParameters net)
    {
        int neuron = cell / net.Batch, sample = cell % net.Batch;
        target[cell] = (byte)TrainingCell.Activation(
            weights, neuron * (net.Inputs + 1), samples, sample * net.Inputs, net.Inputs);
    }

    static void OutputDelta(
        Index1D cell, View columns, View weights, View activations,
        View target, TrainingParameters net)
    {
        int neuron = cell / net.Batch, sample = cell % net.Batch;
        int weight = neuron * (net.Hidden + 1);
        int sum = TrainingCell.Score(
            TrainingCell.BiasSum(weights[weight + net.Hidden]), weights, weight, activations, sample, net.Batch,
            net.Hidden);
        int wanted = columns[net.Inputs * net.Batch + sample] == neuron ? 127 : 0;
        target[cell] = (byte)TrainingCell.OutputDelta(sum, wanted);
    }

    static void HiddenDelta(
        Index1D cell, View deltas, View weights, View activations,
        View target, TrainingParameters net)
    {
        int neuron = cell / net.Batch, sample = cell % net.Batch;
        int sum = TrainingCell.CarriedBack(
            deltas, sample, net.Batch, weights, neuron, net.Hidden + 1, net.Outputs);
        target[cell] = (byte)TrainingCell.HiddenDelta(sum, activations[cell]);
    }

    static void OutputWeight(
        Index1D cell, View deltas, View activations, View weights,
        View target, TrainingParameters net, int step)
    {
        int neuron = cell / (net.Hidden + 1), input = cell % (net.Hidden + 1);
        int gradient = input < net.Hidden
            ? TrainingCell.Gradient(deltas, neuron * net.Batch, activations, input * net.Batch, net.Batch)
            : TrainingCell.BiasGradient(deltas, neuron * net.Batch, net.Batch);
        target[cell] = (byte)TrainingCell.OutputWeight(
            TrainingCell.Signed(weights[cell]), gradient, step, net.Hidden * (net.Inputs + 1) + cell);
    }

    static void HiddenWeight(
        Index1D cell, View deltas, View columns, View weights,
        View target, TrainingParameters net, int step)
    {
        int neuron = cell / (net.Inputs + 1), input = cell % (net.Inputs + 1);
        int gradient = input < net.Inputs
            ? TrainingCell.Gradient(deltas, neuron * net.Batch, columns, input * net.Batch, net.Batch)
            : TrainingCell.BiasGradient(deltas, neuron * net.Batch, net.Batch);
        target[cell] = (byte)TrainingCell.HiddenWeight(TrainingCell.Signed(weights[cell]), gradient, step, cell);
    }
}
