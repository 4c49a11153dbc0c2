using StarMiner.Kernels.Tests.GroupSum;
using StarMiner.Kernels.Tests.Inference;
using StarMiner.Kernels.Tests.Nearest;
using StarMiner.Kernels.Tests.Training;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.GroupSum;
using StarMiner.Worker.Kernels.Inference;
using StarMiner.Worker.Kernels.MatMul;
using StarMiner.Worker.Kernels.Nearest;
using StarMiner.Worker.Kernels.Rendering;
using StarMiner.Worker.Kernels.SeededProduct;
using StarMiner.Worker.Kernels.Training;

namespace StarMiner.Kernels.Tests;

/// <summary>Small jobs of every kernel, by name and numbers.</summary>
static class JobCatalog
{
    internal static IReadOnlyList<string> Names { get; } =
    [
        "matmul 20 30 784", "matmul 20 30 784 3", "matmul 3 4 16384", "matmul 1 1 1", "matmul 2 3 40000", "matmul 2 3 40000 1", "rendering 48 27",
        "training 12 9 4 10 2 3", "inference 3 40", "groupsum 3000 9", "nearest 3 1200 20 2",
        "seededproduct 4",
    ];

    internal static (IKernel Kernel, byte[] Parameters, byte[][] Operands) Create(string name)
    {
        string[] words = name.Split(' ');
        int[] numbers = [.. words[1..].Select(int.Parse)];
        var random = new Random(numbers[^1]);
        return words[0] switch
        {
            "matmul" => MatMul(
                new(numbers[0], numbers[1], numbers[2]) { Signs = (MatMulSigns)numbers.ElementAtOrDefault(3) }, random),
            "rendering" => Rendering(new(numbers[0], numbers[1], 2)),
            "training" => Training(
                new(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]), random),
            "inference" => Inference(
                new(numbers[1], 20, [.. Enumerable.Repeat(new InferenceLayer(9, 3000), numbers[0])]), random),
            "groupsum" => GroupSum(new(numbers[0], numbers[1], 1, 5, 2, 3, 2), random),
            "nearest" => Nearest(new(numbers[0], numbers[1], numbers[2], numbers[3]), random),
            "seededproduct" => (new SeededProductKernel(), Bytes(32, random), []),
            _ => throw new ArgumentException($"no kernel is called {words[0]}", nameof(name)),
        };
    }

    static (IKernel, byte[], byte[][]) MatMul(MatMulParameters sides, Random random) =>
        (new MatMulKernel(), sides.ToBytes(), [Bytes(sides.M * sides.K, random), Bytes(sides.N * sides.K, random)]);

    static (IKernel, byte[], byte[][]) Rendering(RenderingParameters picture)
    {
        var scene = new Scene(
            Camera: new(0, 2, -6), Target: new(0, 1, 0), FocalLength: 1.5f, TowardSun: new(-1, 1, -1),
            [new(new(-1, 1, 0), 1, 200, 40, 40, 60), new(new(1.2f, 0.8f, -0.5f), 0.8f, 230, 230, 235, 200)]);
        return (new RenderingKernel(), picture.ToBytes(), [scene.ToBytes()]);
    }

    static (IKernel, byte[], byte[][]) Training(TrainingParameters net, Random random) =>
        (new TrainingKernel(), net.ToBytes(), TrainingLaw.RandomOperands(net, random));

    static (IKernel, byte[], byte[][]) Inference(InferenceParameters net, Random random) =>
        (new InferenceKernel(), net.ToBytes(), InferenceTests.RandomOperands(net, random));

    static (IKernel, byte[], byte[][]) GroupSum(GroupSumParameters query, Random random) =>
        (new GroupSumKernel(), query.ToBytes(), [GroupSumTests.RandomTable(query, random)]);

    static (IKernel, byte[], byte[][]) Nearest(NearestParameters search, Random random) =>
        (new NearestKernel(), search.ToBytes(), NearestTests.RandomOperands(search, random));

    static byte[] Bytes(int count, Random random)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
