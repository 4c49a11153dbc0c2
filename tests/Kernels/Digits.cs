using StarMiner.Simulator.Scenarios.Data;
using StarMiner.Worker.Kernels.Training;

namespace StarMiner.Kernels.Tests;

/// <summary>The digits of simulator/data, halved to 14 x 14 pixels.</summary>
static class Digits
{
    internal const int Pixels = 196;
    const int Batch = 100;

    internal static DigitSet Train { get; } = Load("train");
    internal static DigitSet Test { get; } = Load("test");
    internal static byte[] TrainHalved { get; } = TrainingData.Halved(Train.Pixels, 28, 28);
    internal static byte[] TestHalved { get; } = TrainingData.Halved(Test.Pixels, 28, 28);

    internal static TrainingParameters Net(int hidden, int epochs)
    {
        int batches = Train.Count / Batch;
        return new(Pixels, hidden, 10, Batch, batches, epochs * batches);
    }

    internal static byte[][] Operands(TrainingParameters net) =>
        TrainingData.Operands(net, TrainHalved, Train.Labels, TrainingData.Initial(net, seed: 1));

    /// <summary>Test digits that the weights after so many epochs put right.</summary>
    internal static int CountRight(TrainingParameters net, byte[] output, int epochs) =>
        TrainingData.Learned(net, output, epochs * net.Batches).CountRight(net, TestHalved, Test.Labels);

    static DigitSet Load(string name)
    {
        string Path(string what) => System.IO.Path.Combine(AppContext.BaseDirectory, "digits", $"digits-{name}-{what}");
        return DigitSet.Load(name, Path("images-idx3-ubyte.gz"), Path("labels-idx1-ubyte.gz"));
    }
}
