using BenchmarkDotNet.Attributes;

namespace StarMiner.Bench;

/// <summary>The same 1,000 GAS transfers bare and in blocks.</summary>
[MemoryDiagnoser]
public class TransferBenchmarks
{
    const int Count = 1_000;

    readonly TransferWorkload _open = TransferWorkload.OfGas(unlocked: true, Count);
    readonly TransferWorkload _signed = TransferWorkload.OfGas(unlocked: false, Count);

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public void BareEngine() => _open.BareEngine();

    [Benchmark(OperationsPerInvoke = Count)]
    public void OneTransactionBlocks() => _open.Mine(1);

    [Benchmark(OperationsPerInvoke = Count)]
    public void FiveHundredTransactionBlocks() => _open.Mine(500);

    [Benchmark(OperationsPerInvoke = Count)]
    public void OneTransactionBlocksSigned() => _signed.Mine(1);

    [Benchmark(OperationsPerInvoke = Count)]
    public void FiveHundredTransactionBlocksSigned() => _signed.Mine(500);
}
