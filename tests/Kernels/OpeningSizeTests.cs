using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.GroupSum;
using StarMiner.Worker.Kernels.Inference;
using StarMiner.Worker.Kernels.MatMul;
using StarMiner.Worker.Kernels.Nearest;
using StarMiner.Worker.Kernels.Rendering;
using StarMiner.Worker.Kernels.Training;
using StarMiner.Worker.Merkle;

namespace StarMiner.Kernels.Tests;

/// <summary>
/// Every cell that a kernel admits has an opening that fits one transaction, or a lie in it could not be proven.
/// </summary>
public class OpeningSizeTests
{
    const int MaxScriptBytes = 65_535;

    /// <summary>The call around an opening: method, hash, job, cell, account, arrays.</summary>
    const int CallBytes = 256;

    const int PushBytes = 3, PairsPerLevel = 2;

    public static TheoryData<string> Largest => new()
    {
        "matmul 65536 65536 16384", "matmul 65536 65536 65536", "matmul 1 65536 65535", "matmul 65536 65536 4096",
        "rendering 4096 4096 16", "training 4095 4095 1 5 65536 65536", "training 4095 4095 1 1 65536 65536",
        "training 4095 80 15 256 65536 65536", "training 196 200 10 100 40 65536", "inference 1048576 4095 256",
        "inference 1048576 4095 1", "groupsum 16777216 4096", "groupsum 16777216 1", "groupsum 16777216 1025",
        "nearest 1048576 524288 4096 64", "nearest 1048576 1024 4096 64",
    };

    [Theory, MemberData(nameof(Largest))]
    public void Opening_ofAnyCellOfTheLargestJobs_fitsATransaction(string job)
    {
        var (kernel, parameters) = Create(job);
        var shape = kernel.Shape(parameters);
        var random = new Random(1);
        int steps = shape.Output.Rounds * shape.Output.StepsPerRound;
        for (int sample = 0; sample < 300; sample++)
        {
            // Cells of all kinds of steps, of the first and last rounds too.
            long step = sample % 3 == 0 ? steps - 1 - sample / 3 % steps : random.NextInt64(steps);
            var (start, length) = shape.Output.Step(step);
            long cell = shape.Output.CellAt(start + random.NextInt64(length));

            ScriptBytes(kernel, parameters, shape, cell).Should().BeLessThan(MaxScriptBytes, "cell {0}", cell);
        }
    }

    static long ScriptBytes(IKernel kernel, byte[] parameters, JobShape shape, long cell) =>
        CallBytes + LeafBytes(shape.Output, shape.Output.LeafOf(cell))
        + kernel.Reads(parameters, cell).Sum(read => read.Operand == LeafReference.OwnOutput
            ? LeafBytes(shape.Output, read.Leaf)
            : LeafBytes(shape.Operands[read.Operand], read.Leaf));

    /// <summary>A leaf and its path, as pushes and the array around them.</summary>
    static long LeafBytes(ILeafLayout tree, long leaf)
    {
        long bytes = PushBytes + tree.Leaf(leaf).Length + PushBytes;
        for (long nodes = tree.LeafCount; nodes > 1; nodes = (nodes + MerkleTree.Arity - 1) / MerkleTree.Arity)
            bytes += (MerkleTree.Arity - 1) * MerkleTree.HashBytes + PairsPerLevel * PushBytes;
        return bytes;
    }

    static (IKernel, byte[]) Create(string job)
    {
        string[] words = job.Split(' ');
        int[] n = [.. words[1..].Select(int.Parse)];
        return words[0] switch
        {
            "matmul" => (new MatMulKernel(), new MatMulParameters(n[0], n[1], n[2]).ToBytes()),
            "rendering" => (new RenderingKernel(), new RenderingParameters(n[0], n[1], n[2]).ToBytes()),
            "training" => (
                new TrainingKernel(), new TrainingParameters(n[0], n[1], n[2], n[3], n[4], n[5]).ToBytes()),
            "inference" => (
                new InferenceKernel(), new InferenceParameters(n[0], n[1], [new(n[1], 1), new(n[2], 1)]).ToBytes()),
            "groupsum" => (
                new GroupSumKernel(),
                new GroupSumParameters(n[0], n[1], 0, 256, 0, Math.Min(1, n[1] / 4), 4).ToBytes()),
            "nearest" => (new NearestKernel(), new NearestParameters(n[0], n[1], n[2], n[3]).ToBytes()),
            _ => throw new ArgumentException($"no kernel is called {words[0]}", nameof(job)),
        };
    }
}
