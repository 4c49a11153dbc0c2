using Neo.Persistence;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator.Tests.Storage;

/// <summary>The tree as Neo's IStore, beside Neo's own MemoryStore.</summary>
public class TreeStoreTests
{
    [Fact]
    public void Store_same_operations_as_MemoryStore_same_answers()
    {
        var random = new Random(7);
        using var ours = new TreeStore();
        using var neos = new MemoryStore();
        for (int i = 0; i < 2_000; i++)
        {
            byte[] key = new byte[random.Next(1, 4)];
            random.NextBytes(key);
            if (random.Next(3) == 0)
            {
                ours.Delete(key);
                neos.Delete(key);
            }
            else
            {
                ours.Put(key, [(byte)i]);
                neos.Put(key, [(byte)i]);
            }
        }
        for (int i = 0; i < 200; i++)
        {
            byte[] key = [(byte)random.Next(256), (byte)random.Next(256)];
            var direction = i % 2 == 0 ? SeekDirection.Forward : SeekDirection.Backward;
            ours.TryGet(key).Should().Equal(neos.TryGet(key));
            ours.Seek(key, direction).Take(50).Should()
                .BeEquivalentTo(neos.Seek(key, direction).Take(50), o => o.WithStrictOrdering());
        }
    }

    [Fact]
    public void Snapshot_reads_what_was_and_writes_at_its_commit()
    {
        using var store = new TreeStore();
        store.Put([1], [1]);
        using ISnapshot snapshot = store.GetSnapshot();
        store.Put([1], [2]);
        snapshot.Put([2], [3]);

        snapshot.TryGet([1]).Should().Equal(1);
        store.Contains([2]).Should().BeFalse();
        snapshot.Commit();
        store.TryGet([2]).Should().Equal(3);
        store.TryGet([1]).Should().Equal(2);
    }
}
