using System.Collections.Concurrent;
using Neo;

namespace StarMiner.Worker.Store;

/// <summary>For actors within one process.</summary>
public sealed class MemoryBlobStore : IBlobStore
{
    readonly ConcurrentDictionary<UInt256, byte[]> blobs = new();

    public Task<byte[]?> GetAsync(UInt256 root, CancellationToken cancel = default) =>
        Task.FromResult(blobs.TryGetValue(root, out byte[]? blob) ? (byte[])blob.Clone() : null);

    public Task PutAsync(UInt256 root, ReadOnlyMemory<byte> blob, CancellationToken cancel = default)
    {
        blobs[root] = blob.ToArray();
        return Task.CompletedTask;
    }
}
