using StarMiner.Worker.Kernels.Training;
using StarMiner.Worker.Merkle;

namespace StarMiner.Kernels.Tests.Training;

/// <summary>The law over byte arrays, cell by cell: what every executor is held to.</summary>
static class TrainingLaw
{
    internal static byte[][] RandomOperands(TrainingParameters net, Random random)
    {
        // Any weights and deltas may be stated, the extremes among them more often than chance would have it.
        byte[] samples = new byte[net.SampleCount * net.Inputs], labels = new byte[net.SampleCount];
        random.NextBytes(samples);
        for (int sample = 0; sample < labels.Length; sample++)
            labels[sample] = (byte)random.Next(net.Outputs);
        byte[] hidden = new byte[net.HiddenWeightBytes], output = new byte[net.OutputWeightBytes];
        random.NextBytes(hidden);
        random.NextBytes(output);
        if (random.Next(3) == 0)
        {
            samples.AsSpan().Fill(255);
            hidden.AsSpan().Fill((byte)(random.Next(2) == 0 ? 127 : 128));
        }
        return TrainingData.Operands(net, samples, labels, new(hidden, output));
    }

    internal static byte[] Output(TrainingParameters net, byte[][] operands)
    {
        var layout = Layout(net);
        byte[] output = new byte[layout.TotalBytes];
        for (long cell = 0; cell < output.Length; cell++)
            output[cell] = (byte)Cell(net, cell, operands, output, layout);
        return output;
    }

    /// <summary>A cell by what the output states before it.</summary>
    internal static int Cell(
        TrainingParameters net, long cell, byte[][] operands, byte[] output, OutputLayout layout)
    {
        var (step, within) = layout.StepOfCell(cell);
        var (round, part) = ((int)step / 5, (int)step % 5);
        int rowBytes = part switch { 3 => net.Hidden + 1, 4 => net.Inputs + 1, _ => net.Batch };
        var (row, column) = ((int)within / rowBytes, (int)within % rowBytes);
        int batch = (net.FirstStep + round) % net.Batches;
        int columns = batch * (net.Inputs + 1) * net.Batch;
        var (hidden, hiddenStart) = round == 0 ? (operands[2], 0) : (output, Start(round - 1, 4));
        var (last, lastStart) = round == 0 ? (operands[3], 0) : (output, Start(round - 1, 3));
        switch (part)
        {
            case 0:
                return TrainingCell.Activation(
                    hidden, hiddenStart + row * (net.Inputs + 1), operands[0],
                    (batch * net.Batch + column) * net.Inputs, net.Inputs);
            case 1:
                int weight = lastStart + row * (net.Hidden + 1);
                int sum = TrainingCell.Score(
                    TrainingCell.BiasSum(last[weight + net.Hidden]), last, weight, output, Start(round, 0) + column,
                    net.Batch, net.Hidden);
                bool wanted = operands[1][columns + net.Inputs * net.Batch + column] == row;
                return TrainingCell.OutputDelta(sum, wanted ? 127 : 0);
            case 2:
                int carried = TrainingCell.CarriedBack(
                    output, Start(round, 1) + column, net.Batch, last, lastStart + row, net.Hidden + 1, net.Outputs);
                return TrainingCell.HiddenDelta(carried, output[Start(round, 0) + row * net.Batch + column]);
            case 3:
                int outputDeltas = Start(round, 1) + row * net.Batch;
                int outputGradient = column == net.Hidden
                    ? TrainingCell.BiasGradient(output, outputDeltas, net.Batch)
                    : TrainingCell.Gradient(
                        output, outputDeltas, output, Start(round, 0) + column * net.Batch, net.Batch);
                return TrainingCell.OutputWeight(
                    (sbyte)last[lastStart + (int)within], outputGradient, net.FirstStep + round,
                    net.HiddenWeightBytes + (int)within);
            default:
                int hiddenDeltas = Start(round, 2) + row * net.Batch;
                int hiddenGradient = column == net.Inputs
                    ? TrainingCell.BiasGradient(output, hiddenDeltas, net.Batch)
                    : TrainingCell.Gradient(
                        output, hiddenDeltas, operands[1], columns + column * net.Batch, net.Batch);
                return TrainingCell.HiddenWeight(
                    (sbyte)hidden[hiddenStart + (int)within], hiddenGradient, net.FirstStep + round, (int)within);
        }

        int Start(int ofRound, int ofPart) => (int)layout.Step(ofRound * 5 + ofPart).Start;

    }

    /// <summary>A stated byte as a number: activations are unsigned.</summary>
    internal static int Signed(TrainingParameters net, long cell, byte stated) =>
        Layout(net).StepOfCell(cell).Step % 5 == 0 ? stated : (sbyte)stated;

    static OutputLayout Layout(TrainingParameters net) => new TrainingKernel().Shape(net.ToBytes()).Output;
}
