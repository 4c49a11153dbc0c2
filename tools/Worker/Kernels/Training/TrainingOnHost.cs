using StarMiner.Kernels;
using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Kernels.Training;

/// <summary>
/// The rounds in vectorised .NET code, rows in parallel. Never the law: tests hold it bit-equal to the cell functions.
/// </summary>
/// <remarks>What follows each sum is little work and is taken from the law itself.</remarks>
sealed class TrainingOnHost
{
    /// <summary>Less work is not worth handing out [multiply-adds].</summary>
    const long WorkPerTask = 1 << 20;

    readonly TrainingParameters net;
    readonly KernelRun run;
    readonly ReadOnlyMemory<byte> samples, columns, oldHidden, oldOutput;
    readonly Memory<byte>[] parts;
    readonly int step;

    TrainingOnHost(TrainingParameters net, KernelRun run, int round)
    {
        (this.net, this.run) = (net, run);
        step = net.FirstStep + round;
        int batch = step % net.Batches;
        samples = run.Operands[0].Slice(batch * net.Batch * net.Inputs, net.Batch * net.Inputs);
        int columnBytes = (net.Inputs + 1) * net.Batch;
        columns = run.Operands[1].Slice(batch * columnBytes, columnBytes);
        var layout = TrainingKernel.Layout(net);
        parts = [.. Enumerable.Range(0, Part.Count).Select(part => OfStep(layout, round * Part.Count + part))];
        int previous = (round - 1) * Part.Count;
        oldHidden = round == 0 ? run.Operands[2] : OfStep(layout, previous + Part.HiddenWeights);
        oldOutput = round == 0 ? run.Operands[3] : OfStep(layout, previous + Part.OutputWeights);
    }

    internal static void Execute(TrainingParameters net, KernelRun run)
    {
        long roundCells = TrainingKernel.Layout(net).RoundBytes;
        for (int round = 0; round < net.Rounds; round++)
        {
            run.Cancel.ThrowIfCancellationRequested();
            new TrainingOnHost(net, run, round).Learn();
            run.Progress?.Invoke(roundCells * (round + 1), roundCells * net.Rounds);
        }
    }

    void Learn()
    {
        long layerWork = (long)net.Batch * net.HiddenWeightBytes;
        long outputWork = (long)net.Batch * net.OutputWeightBytes;
        InParallel(net.Hidden, layerWork, Activate);
        InParallel(net.Outputs, outputWork, Compare);
        InParallel(net.Hidden, outputWork, CarryBack);
        InParallel(net.Outputs, outputWork, UpdateOutput);
        InParallel(net.Hidden, layerWork, UpdateHidden);
    }

    void Activate(int neuron)
    {
        var weights = Row(oldHidden, neuron, net.Inputs + 1);
        var target = Row(parts[Part.Activations], neuron, net.Batch);
        int bias = TrainingCell.BiasSum(weights[net.Inputs]);
        for (int sample = 0; sample < net.Batch; sample++)
            target[sample] = (byte)TrainingCell.Activation(
                bias + Bytes8.Dot(Row(samples, sample, net.Inputs), weights[..net.Inputs]));
    }

    void Compare(int neuron)
    {
        var weights = Row(oldOutput, neuron, net.Hidden + 1);
        var labels = Row(columns, net.Inputs, net.Batch);
        var target = Row(parts[Part.OutputDeltas], neuron, net.Batch);
        Span<int> sums = stackalloc int[net.Batch];
        sums.Fill(TrainingCell.BiasSum(weights[net.Hidden]));
        for (int hidden = 0; hidden < net.Hidden; hidden++)
            Bytes8.AddScaled(
                sums, Row(parts[Part.Activations], hidden, net.Batch), (sbyte)weights[hidden], signed: false);
        for (int sample = 0; sample < net.Batch; sample++)
            target[sample] = (byte)TrainingCell.OutputDelta(sums[sample], labels[sample] == neuron ? 127 : 0);
    }

    void CarryBack(int neuron)
    {
        var activations = Row(parts[Part.Activations], neuron, net.Batch);
        var target = Row(parts[Part.HiddenDeltas], neuron, net.Batch);
        Span<int> sums = stackalloc int[net.Batch];
        sums.Clear();
        for (int output = 0; output < net.Outputs; output++)
            Bytes8.AddScaled(
                sums, Row(parts[Part.OutputDeltas], output, net.Batch),
                (sbyte)Row(oldOutput, output, net.Hidden + 1)[neuron], signed: true);
        for (int sample = 0; sample < net.Batch; sample++)
            target[sample] = (byte)TrainingCell.HiddenDelta(sums[sample], activations[sample]);
    }

    void UpdateOutput(int neuron)
    {
        var deltas = Row(parts[Part.OutputDeltas], neuron, net.Batch);
        var weights = Row(oldOutput, neuron, net.Hidden + 1);
        var target = Row(parts[Part.OutputWeights], neuron, net.Hidden + 1);
        int first = net.HiddenWeightBytes + neuron * (net.Hidden + 1);
        for (int hidden = 0; hidden <= net.Hidden; hidden++)
        {
            int gradient = hidden < net.Hidden
                ? Bytes8.Dot(Row(parts[Part.Activations], hidden, net.Batch), deltas)
                : BiasGradient(deltas);
            target[hidden] = (byte)TrainingCell.OutputWeight((sbyte)weights[hidden], gradient, step, first + hidden);
        }
    }

    void UpdateHidden(int neuron)
    {
        var deltas = Row(parts[Part.HiddenDeltas], neuron, net.Batch);
        var weights = Row(oldHidden, neuron, net.Inputs + 1);
        var target = Row(parts[Part.HiddenWeights], neuron, net.Inputs + 1);
        int first = neuron * (net.Inputs + 1);
        for (int input = 0; input <= net.Inputs; input++)
        {
            int gradient = input < net.Inputs
                ? Bytes8.Dot(Row(columns, input, net.Batch), deltas)
                : BiasGradient(deltas);
            target[input] = (byte)TrainingCell.HiddenWeight((sbyte)weights[input], gradient, step, first + input);
        }
    }

    static int BiasGradient(ReadOnlySpan<byte> deltas)
    {
        int sum = 0;
        foreach (byte delta in deltas)
            sum += TrainingCell.BiasSum(delta);
        return sum;
    }

    void InParallel(int rows, long work, Action<int> row)
    {
        if (work < 2 * WorkPerTask)
            for (int at = 0; at < rows; at++)
                row(at);
        else
            Parallel.For(0, rows, new ParallelOptions { CancellationToken = run.Cancel }, row);
    }

    Memory<byte> OfStep(OutputLayout layout, int at)
    {
        var (start, length) = layout.Step(at);
        return run.Output.Slice((int)start, (int)length);
    }

    static Span<byte> Row(Memory<byte> matrix, int row, int bytes) => matrix.Span.Slice(row * bytes, bytes);

    static ReadOnlySpan<byte> Row(ReadOnlyMemory<byte> matrix, int row, int bytes) =>
        matrix.Span.Slice(row * bytes, bytes);
}
