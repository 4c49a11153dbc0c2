using BenchmarkDotNet.Attributes;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Bench;

/// <summary>The tree with a million keys.</summary>
public class StateTreeBenchmarks
{
    const int Keys = 1_000_000;

    readonly byte[][] _keys = [.. Enumerable.Range(0, Keys).Select(i => BitConverter.GetBytes(i * 2_654_435_761L))];
    StateTree _tree = StateTree.Empty;
    int _next;

    [GlobalSetup]
    public void Fill()
    {
        StateTreeEditor editor = StateTree.Empty.Edit();
        foreach (byte[] key in _keys) editor.Put(key, key);
        _tree = editor.Publish();
    }

    [Benchmark]
    public bool Get() => _tree.TryGet(Next(), out _);

    [Benchmark]
    public (byte[], byte[]) SeekFirst() => _tree.Seek(Next()).First();

    /// <summary>Ten puts on a branch of its own, as a small block makes them.</summary>
    [Benchmark(OperationsPerInvoke = 10)]
    public StateTree PutInTens()
    {
        StateTreeEditor editor = _tree.Edit();
        for (int i = 0; i < 10; i++) editor.Put(Next(), _keys[0]);
        return editor.Publish();
    }

    byte[] Next() => _keys[_next = (_next + 7_919) % Keys];
}
