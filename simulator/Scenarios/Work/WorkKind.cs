using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.GroupSum;
using StarMiner.Worker.Kernels.Inference;
using StarMiner.Worker.Kernels.MatMul;
using StarMiner.Worker.Kernels.Nearest;
using StarMiner.Worker.Kernels.Rendering;
using StarMiner.Worker.Kernels.Training;

namespace StarMiner.Simulator.Scenarios.Work;

/// <summary>A kernel as scenarios ask for it: by its word and a few numbers.</summary>
/// <param name="Sizes">What the numbers mean, for messages and the schema.</param>
public sealed record WorkKind(
    string Word, IKernel Kernel, string Sizes, Func<IReadOnlyList<int>, byte[]> Parameters,
    Func<IReadOnlyList<int>, Random, IReadOnlyList<byte[]>> Operands)
{
    const int Multiplier = 3_000, RecordBytes = 9, KeyOffset = 1, Values = 3, ValueBytes = 2;

    public int Numbers => Sizes.Split(", ").Length;

    public static readonly IReadOnlyList<WorkKind> All =
    [
        Plain("matmul", new MatMulKernel(), "rows, columns, length",
            n => new MatMulParameters(n[0], n[1], n[2]).ToBytes()),
        new("training", new TrainingKernel(), "inputs, hidden, outputs, batch, batches, rounds",
            n => Net(n).ToBytes(), Samples),
        Plain("inference", new InferenceKernel(), "samples, inputs, hidden, classes",
            n => new InferenceParameters(n[0], n[1], [new(n[2], Multiplier), new(n[3], Multiplier)]).ToBytes()),
        Plain("groupsum", new GroupSumKernel(), "records, groups",
            n => new GroupSumParameters(n[0], RecordBytes, KeyOffset, n[1], KeyOffset + 1, Values, ValueBytes).ToBytes()),
        Plain("nearest", new NearestKernel(), "queries, records, length, neighbours",
            n => new NearestParameters(n[0], n[1], n[2], n[3]).ToBytes()),
        new("rendering", new RenderingKernel(), "width, height",
            n => View(n).Parameters, (n, _) => View(n).Operands(0)),
    ];

    /// <summary>A kernel to whom any bytes are operands.</summary>
    static WorkKind Plain(string word, IKernel kernel, string sizes, Func<IReadOnlyList<int>, byte[]> parameters) => new(
        word, kernel, sizes, parameters,
        (n, random) => [.. kernel.Shape(parameters(n)).Operands.Select(layout => Bytes(layout.TotalBytes, random))]);

    static Picture View(IReadOnlyList<int> n) => new(n[0], n[1], Picture.TwoSpheres);

    static TrainingParameters Net(IReadOnlyList<int> n) => new(n[0], n[1], n[2], n[3], n[4], n[5]);

    static IReadOnlyList<byte[]> Samples(IReadOnlyList<int> n, Random random)
    {
        var net = Net(n);
        byte[] samples = Bytes(net.SampleCount * net.Inputs, random), labels = Bytes(net.SampleCount, random);
        for (int i = 0; i < labels.Length; i++) labels[i] = (byte)(labels[i] % net.Outputs);
        return TrainingData.Operands(net, samples, labels, TrainingData.Initial(net, (uint)random.Next()));
    }

    static byte[] Bytes(long count, Random random)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
