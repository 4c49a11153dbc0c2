using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Work;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Store;

namespace StarMiner.Simulator.Demo;

/// <summary>What clients ask for: small enough for any machine, of every task.</summary>
static class DemoWork
{
    const long Agpu = 1_00000000;
    const ulong ClaimWindowMs = 10 * 60_000, WorkWindowMs = 5 * 60_000;

    static readonly (string Word, int[] Size)[] Kinds =
    [
        ("matmul", [640, 640, 256]), ("matmul", [256, 384, 512]), ("training", [16, 12, 4, 8, 3, 2]),
        ("inference", [600, 784, 32, 10]), ("groupsum", [120_000, 64]), ("nearest", [120, 2_000, 64, 3]),
        ("rendering", [96, 64]), ("rendering", [128, 96]),
    ];

    /// <summary>Publishes the operands of the next job and says what it asks for.</summary>
    public static async Task<JobRequest> NextAsync(
        Random random, SuiteAddresses suite, IBlobStore store, CancellationToken cancel)
    {
        (string word, int[] size) = Kinds[random.Next(Kinds.Length)];
        WorkKind kind = WorkKind.All.Single(one => one.Word == word);
        byte[] parameters = kind.Parameters(size);
        var roots = await InputPublisher.PublishAsync(
            store, kind.Kernel, parameters, kind.Operands(size, random), cancel);
        long tip = random.Next(3) == 0 ? 0 : random.Next(1, 200) * Agpu / 100;
        return new JobRequest(
            suite.Kernels[kind.Kernel.ContractName], parameters, roots, 10 * Agpu, tip, ClaimWindowMs, WorkWindowMs,
            Tier(random));
    }

    /// <summary>A provider must have earned a name before it may serve the dearer tiers.</summary>
    static JobTier Tier(Random random) => random.Next(20) switch
    {
        < 9 => JobTier.Spot,
        < 19 => JobTier.Standard,
        _ => JobTier.Priority,
    };
}
