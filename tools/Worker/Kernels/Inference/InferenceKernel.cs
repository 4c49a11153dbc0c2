using StarMiner.Worker.Devices;
using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Kernels.Inference;

/// <summary>A quantised perceptron; the law is contracts/Kernels/Inference/InferenceCell.cs.</summary>
public sealed class InferenceKernel : IKernel
{
    const int UnitMultiplyAdds = 1_000_000;

    public string ContractName => "InferenceKernel";

    public JobShape Shape(ReadOnlySpan<byte> parameters)
    {
        var net = InferenceParameters.Read(parameters);
        var layers = Enumerable.Range(0, net.Layers.Count);
        long multiplyAdds = net.Samples * layers.Sum(net.WeightBytes);
        return new JobShape(
            Units: (multiplyAdds + UnitMultiplyAdds - 1) / UnitMultiplyAdds,
            Operands:
            [
                new LeafLayout(net.Samples, net.Inputs),
                .. layers.Select(layer => new LeafLayout(net.Layers[layer].Width, net.InputsOf(layer) + 1)),
            ],
            Output: Layout(net));
    }

    /// <summary>A step a layer, then the classes.</summary>
    internal static OutputLayout Layout(InferenceParameters net) => new(
    [
        .. net.Layers.SkipLast(1).Select(layer => new StepLayout(net.Samples, layer.Width, sizeof(byte))),
        new StepLayout(net.Samples, net.Layers[^1].Width, sizeof(int)),
        new StepLayout(net.Samples, 1, sizeof(byte)),
    ]);

    public IReadOnlyList<LeafReference> Reads(ReadOnlySpan<byte> parameters, long cell)
    {
        var net = InferenceParameters.Read(parameters);
        var shape = Shape(parameters);
        var (step, within) = shape.Output.StepOfCell(cell);
        bool isClass = step == net.Layers.Count;
        var (sample, neuron) = Math.DivRem(within, isClass ? 1 : net.Layers[(int)step].Width);
        var inputs = step == 0
            ? new LeafReference(0, shape.Operands[0].LeafAt(sample, 0))
            : LeafReference.Own(shape.Output.LeafOfRow(step - 1, sample));
        int operand = (int)step + 1;
        return isClass ? [inputs] : [inputs, new(operand, shape.Operands[operand].LeafAt(neuron, 0))];
    }

    public void Execute(KernelRun run)
    {
        var net = InferenceParameters.Read(run.Parameters.Span);
        switch (run.Device)
        {
            case HostDevice:
                InferenceOnHost.Execute(net, run);
                break;
            case IlgpuDevice device:
                InferenceOnIlgpu.Execute(net, run, device);
                break;
            default:
                throw new DeviceException($"Inference cannot run on {run.Device.Info.Id}");
        }
    }

    public long? FindFault(KernelRun claimed) => Recomputation.FindFault(this, claimed);

    /// <summary>The class of every sample: the output's last step.</summary>
    public static ReadOnlyMemory<byte> Classes(InferenceParameters net, ReadOnlyMemory<byte> output) =>
        output[^net.Samples..];
}
