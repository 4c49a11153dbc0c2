using StarMiner.Worker.Devices;
using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Kernels.Training;

/// <summary>Integer gradient descent; the law is contracts/Kernels/Training/TrainingCell.cs.</summary>
public sealed class TrainingKernel : IKernel
{
    const int UnitMultiplyAdds = 1_000_000;
    const int RoundsAtOnce = 16;
    const int Samples = 0, Columns = 1, FirstHiddenWeights = 2, FirstOutputWeights = 3;

    public string ContractName => "TrainingKernel";

    public JobShape Shape(ReadOnlySpan<byte> parameters)
    {
        var net = TrainingParameters.Read(parameters);
        long multiplyAdds = (long)net.Rounds * net.Batch * (2L * net.HiddenWeightBytes + 3L * net.OutputWeightBytes);
        return new JobShape(
            Units: (multiplyAdds + UnitMultiplyAdds - 1) / UnitMultiplyAdds,
            Operands:
            [
                new LeafLayout(net.SampleCount, net.Inputs),
                new LeafLayout((long)net.Batches * (net.Inputs + 1), net.Batch),
                new LeafLayout(net.Hidden, net.Inputs + 1),
                new LeafLayout(net.Outputs, net.Hidden + 1),
            ],
            Output: Layout(net));
    }

    /// <summary>A round is five steps: <see cref="Part"/>.</summary>
    internal static OutputLayout Layout(TrainingParameters net) => new(
        [
            new(net.Hidden, net.Batch, 1), new(net.Outputs, net.Batch, 1), new(net.Hidden, net.Batch, 1),
            new(net.Outputs, net.Hidden + 1, 1), new(net.Hidden, net.Inputs + 1, 1),
        ],
        net.Rounds);

    public IReadOnlyList<LeafReference> Reads(ReadOnlySpan<byte> parameters, long cell)
    {
        var net = TrainingParameters.Read(parameters);
        var shape = Shape(parameters);
        var (step, within) = shape.Output.StepOfCell(cell);
        var (round, part) = (step / Part.Count, (int)(step % Part.Count));
        long batch = (net.FirstStep + round) % net.Batches;
        long firstColumn = batch * (net.Inputs + 1);
        int rowBytes = part switch
        {
            Part.OutputWeights => net.Hidden + 1,
            Part.HiddenWeights => net.Inputs + 1,
            _ => net.Batch,
        };
        var (row, column) = Math.DivRem(within, rowBytes);
        return part switch
        {
            Part.Activations => [Operand(Samples, batch * net.Batch + column), Weights(Part.HiddenWeights, row)],
            Part.OutputDeltas =>
            [
                Operand(Columns, firstColumn + net.Inputs), Weights(Part.OutputWeights, row), .. AllActivations(),
            ],
            Part.HiddenDeltas =>
                [Own(round, Part.OutputDeltas, 0), Weights(Part.OutputWeights, 0), Own(round, Part.Activations, row)],
            Part.OutputWeights when column == net.Hidden =>
                [Own(round, Part.OutputDeltas, row), Weights(Part.OutputWeights, row)],
            Part.OutputWeights =>
            [
                Own(round, Part.OutputDeltas, row), Own(round, Part.Activations, column),
                Weights(Part.OutputWeights, row),
            ],
            _ when column == net.Inputs => [Own(round, Part.HiddenDeltas, row), Weights(Part.HiddenWeights, row)],
            _ =>
            [
                Own(round, Part.HiddenDeltas, row), Operand(Columns, firstColumn + column),
                Weights(Part.HiddenWeights, row),
            ],
        };

        LeafReference Operand(int operand, long at) => new(operand, shape.Operands[operand].LeafAt(at, 0));

        LeafReference Own(long ofRound, int ofPart, long at) =>
            LeafReference.Own(shape.Output.LeafOfRow(ofRound * Part.Count + ofPart, at));

        LeafReference Weights(int ofPart, long at) => round > 0
            ? Own(round - 1, ofPart, at)
            : Operand(ofPart == Part.HiddenWeights ? FirstHiddenWeights : FirstOutputWeights, at);

        IEnumerable<LeafReference> AllActivations()
        {
            int rowsPerLeaf = LeafLayout.MaxLeafBytes / net.Batch;
            for (int at = 0; at < net.Hidden; at += rowsPerLeaf)
                yield return Own(round, Part.Activations, at);
        }
    }

    public void Execute(KernelRun run)
    {
        var net = TrainingParameters.Read(run.Parameters.Span);
        switch (run.Device)
        {
            case HostDevice:
                TrainingOnHost.Execute(net, run);
                break;
            case IlgpuDevice device:
                TrainingOnIlgpu.Execute(net, run, device);
                break;
            default:
                throw new DeviceException($"Training cannot run on {run.Device.Info.Id}");
        }
    }

    /// <remarks>
    /// A few rounds at a time, each from the weights that the output itself states before them: a lie in round t takes
    /// about t rounds to find, not all of them. Before the first byte that differs everything is right, so the cell is
    /// wrong by what is stated.
    /// </remarks>
    public long? FindFault(KernelRun claimed)
    {
        var net = TrainingParameters.Read(claimed.Parameters.Span);
        long roundBytes = Layout(net).RoundBytes;
        byte[] truth = new byte[RoundsAtOnce * roundBytes];
        for (int round = 0; round < net.Rounds; round += RoundsAtOnce)
        {
            int rounds = Math.Min(RoundsAtOnce, net.Rounds - round);
            var stated = claimed.Output.Span.Slice((int)(round * roundBytes), (int)(rounds * roundBytes));
            var part = truth.AsMemory(0, stated.Length);
            Execute(Rounds(claimed, net, round, rounds) with { Output = part });
            int same = stated.CommonPrefixLength(part.Span);
            if (same < stated.Length) return Layout(net).CellAt(round * roundBytes + same);
            claimed.Progress?.Invoke((round + rounds) * roundBytes, net.Rounds * roundBytes);
        }
        return null;
    }

    /// <summary>So many rounds from that one on, as a job of its own.</summary>
    static KernelRun Rounds(KernelRun whole, TrainingParameters net, int round, int rounds)
    {
        var part = net with { Rounds = rounds, FirstStep = net.FirstStep + round };
        var before = round > 0 ? TrainingData.Learned(net, whole.Output.Span, round) : null;
        return whole with
        {
            Parameters = part.ToBytes(),
            Operands =
            [
                whole.Operands[Samples], whole.Operands[Columns], before?.Hidden ?? whole.Operands[FirstHiddenWeights],
                before?.Output ?? whole.Operands[FirstOutputWeights],
            ],
            Progress = null,
        };
    }
}

/// <summary>The steps of a round, in order; each is a matrix of bytes.</summary>
static class Part
{
    /// <summary>[hidden][sample]</summary>
    internal const int Activations = 0;

    /// <summary>[output][sample], signed.</summary>
    internal const int OutputDeltas = 1;

    /// <summary>[hidden][sample], signed.</summary>
    internal const int HiddenDeltas = 2;

    /// <summary>[output][hidden, bias], signed.</summary>
    internal const int OutputWeights = 3;

    /// <summary>[hidden][input, bias], signed.</summary>
    internal const int HiddenWeights = 4;

    internal const int Count = 5;
}
