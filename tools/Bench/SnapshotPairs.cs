using System.Diagnostics;
using StarMiner.Simulator;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Bench;

/// <summary>
/// A thousand snapshots, each restored, of a chain whose state holds a million keys: alone, and with a block between the two, as a test
/// that goes back to its start makes them.
/// </summary>
static class SnapshotPairs
{
    public const string Argument = "snapshots";
    const int Keys = 1_000_000, Pairs = 1_000;

    public static int Run()
    {
        var chain = new Chain(new ChainOptions { Unlocked = true });
        Actor alice = chain.Actor("alice");
        ChainSnapshot start = chain.Snapshot();
        chain.Restore(start with { State = Fill(start.State) });
        chain.Fund(alice, 1);
        double alone = Seconds(chain, () => { });
        double between = Seconds(chain, () => chain.Fund(alice, 1));
        Console.WriteLine($"{Pairs:N0} snapshots of {Keys:N0} keys, each restored: {alone * 1_000:N2} ms");
        Console.WriteLine($"the same with a block between: {between * 1_000:N0} ms");
        return alone < 1 ? 0 : 1;
    }

    static StateTree Fill(StateTree state)
    {
        StateTreeEditor editor = state.Edit();
        // Contract ids that no contract has.
        for (int i = 0; i < Keys; i++) editor.Put([0xff, 0xff, 0xff, 0x7f, .. BitConverter.GetBytes(i * 2_654_435_761L)], [1]);
        return editor.Publish();
    }

    static double Seconds(Chain chain, Action between)
    {
        var clock = Stopwatch.StartNew();
        for (int i = 0; i < Pairs; i++)
        {
            chain.Snapshot("here");
            between();
            chain.Restore("here");
        }
        return clock.Elapsed.TotalSeconds;
    }
}
