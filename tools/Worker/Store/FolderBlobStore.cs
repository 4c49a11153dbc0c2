using Neo;

namespace StarMiner.Worker.Store;

/// <summary>A file a blob, named by its root; a blob is there whole or not at all.</summary>
public sealed class FolderBlobStore(string folder) : IBlobStore
{
    public async Task<byte[]?> GetAsync(UInt256 root, CancellationToken cancel = default)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(root), cancel);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public async Task PutAsync(UInt256 root, ReadOnlyMemory<byte> blob, CancellationToken cancel = default)
    {
        string path = PathOf(root);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string unfinished = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await File.WriteAllBytesAsync(unfinished, blob, cancel);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    string PathOf(UInt256 root)
    {
        string name = BlobName.Of(root);
        return Path.Combine(folder, name[..2], name);
    }
}
