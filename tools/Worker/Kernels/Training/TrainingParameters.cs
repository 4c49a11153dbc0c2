using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Kernels.Training;

/// <summary>A perceptron with one hidden layer and what it learns from.</summary>
/// <param name="Inputs">Bytes of a sample, 1..4,095.</param>
/// <param name="Batch">Samples that one round learns from, 1..256; the law's rates are made for about 100.</param>
/// <param name="Batches">The data are so many batches; round r takes batch (FirstStep + r) modulo that.</param>
/// <param name="FirstStep">0, or how many rounds the given weights have seen already.</param>
public readonly record struct TrainingParameters(
    int Inputs, int Hidden, int Outputs, int Batch, int Batches, int Rounds, int FirstStep = 0)
{
    public const int Bytes = 28;
    const int MaxInputs = LeafLayout.MaxLeafBytes - 1, MaxOutputs = 255, MaxBatch = 256, MaxBatches = 65_536;
    const int MaxRounds = 65_536, MaxActivationLeaves = 5;

    public int SampleCount => Batch * Batches;
    public int HiddenWeightBytes => Hidden * (Inputs + 1);
    public int OutputWeightBytes => Outputs * (Hidden + 1);

    /// <exception cref="JobException">Wrong length, a size out of range, or a cell that cannot be opened.</exception>
    public static TrainingParameters Read(ReadOnlySpan<byte> parameters)
    {
        var reader = new ParameterReader("Training", parameters, Bytes);
        var net = new TrainingParameters(
            reader.Next("inputs", 1, MaxInputs), reader.Next("hidden", 1, MaxInputs),
            reader.Next("outputs", 1, MaxOutputs), reader.Next("batch", 1, MaxBatch),
            reader.Next("batches", 1, MaxBatches), reader.Next("rounds", 1, MaxRounds),
            reader.Next("firstStep", 0, int.MaxValue));
        if (net.FirstStep > int.MaxValue - net.Rounds)
            throw new JobException("Training goes on for too many steps");
        if (new LeafLayout(net.Hidden, net.Batch).LeafCount > MaxActivationLeaves
            || net.Outputs * net.Batch > LeafLayout.MaxLeafBytes || net.OutputWeightBytes > LeafLayout.MaxLeafBytes)
            throw new JobException($"Training of {net} has cells that no transaction can open");
        return net;
    }

    public byte[] ToBytes() => ParameterReader.Write(Inputs, Hidden, Outputs, Batch, Batches, Rounds, FirstStep);
}
