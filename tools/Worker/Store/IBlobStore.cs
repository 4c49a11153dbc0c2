using Neo;
using Neo.IO;

namespace StarMiner.Worker.Store;

/// <summary>
/// Operands and outputs by their Merkle root. A store promises nothing: whoever takes a blob out checks it against the
/// root (<see cref="VerifiedBlob"/>).
/// </summary>
public interface IBlobStore
{
    /// <summary>Null where there is none.</summary>
    Task<byte[]?> GetAsync(UInt256 root, CancellationToken cancel = default);

    Task PutAsync(UInt256 root, ReadOnlyMemory<byte> blob, CancellationToken cancel = default);
}

public static class BlobName
{
    /// <summary>The root's bytes as they are hashed, in hex; <see cref="UInt256.ToString()"/> turns them.</summary>
    public static string Of(UInt256 root) => Convert.ToHexStringLower(root.ToArray());
}
