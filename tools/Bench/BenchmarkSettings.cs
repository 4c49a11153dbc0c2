using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace StarMiner.Bench;

/// <summary>
/// In this process: BenchmarkDotNet's own builds know nothing of Neo's binaries and would translate the contracts again.
/// </summary>
static class BenchmarkSettings
{
    public static IConfig Config { get; } = DefaultConfig.Instance.AddJob(
        Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(6).WithIterationCount(12));
}
