using StarMiner.Simulator.Scenarios.Data;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.Training;

namespace StarMiner.Simulator.Scenarios.Work;

/// <summary>A perceptron that learns a set of digits, images halved, by integer gradient descent.</summary>
/// <param name="Hidden">Neurons of the hidden layer.</param>
/// <param name="Batch">Digits of a round; a rest that fills no batch is left out.</param>
/// <param name="Epochs">Times through all digits.</param>
public sealed record DigitLearning(string Name, DigitSet Digits, int Hidden, int Batch, int Epochs)
    : JobWork, IClassifier, ISavable
{
    public override IKernel Kernel { get; } = new TrainingKernel();

    public TrainingParameters Net
    {
        get
        {
            int batches = Digits.Count / Batch;
            int inputs = Halved(Digits).Length / Digits.Count;
            return new(inputs, Hidden, DigitSet.Classes, Batch, batches, Epochs * batches);
        }
    }

    public override byte[] Parameters => Net.ToBytes();

    public string Form => "learned weights as NumPy arrays (.npz)";

    public override IReadOnlyList<byte[]> Operands(long seed)
    {
        var net = Net;
        return TrainingData.Operands(
            net, Halved(Digits).AsSpan(0, net.SampleCount * net.Inputs), Digits.Labels.AsSpan(0, net.SampleCount),
            TrainingData.Initial(net, (uint)seed));
    }

    public int CountRight(DigitSet digits, ReadOnlySpan<byte> output) =>
        TrainingData.Learned(Net, output).CountRight(Net, Halved(digits), digits.Labels);

    public byte[] Encode(ReadOnlySpan<byte> output) => WeightsFile.Encode(Net, TrainingData.Learned(Net, output));

    /// <summary>Whether images of this form can be halved and learned.</summary>
    public static bool Takes(DigitSet digits) => digits.Side % 2 == 0 && digits.Side * digits.Side == digits.Width;

    static byte[] Halved(DigitSet digits) => TrainingData.Halved(digits.Pixels, digits.Side, digits.Side);
}
