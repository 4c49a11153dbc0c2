using Neo;
using StarMiner.Worker.Store;

namespace StarMiner.Worker.Tests.Store;

public sealed class BlobStoreTests : IDisposable
{
    readonly string folder = Path.Combine(Path.GetTempPath(), $"starminer-blobs-{Guid.NewGuid():N}");
    readonly UInt256 root = new([.. Enumerable.Range(1, 32).Select(value => (byte)value)]);

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Get_afterPut_givesTheBytes(bool inFolder)
    {
        IBlobStore store = inFolder ? new FolderBlobStore(folder) : new MemoryBlobStore();
        (await store.GetAsync(root)).Should().BeNull();

        await store.PutAsync(root, new byte[] { 1, 2, 3 });
        await store.PutAsync(root, new byte[] { 1, 2, 4 });

        (await store.GetAsync(root)).Should().Equal(1, 2, 4);
        (await store.GetAsync(UInt256.Zero)).Should().BeNull();
    }

    [Fact]
    public async Task Put_inFolder_leavesOneFileNamedByTheRootsBytes()
    {
        await new FolderBlobStore(folder).PutAsync(root, new byte[5]);

        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Should()
            .Equal(Path.Combine(folder, "01", "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20"));
    }

    [Fact]
    public async Task Put_cancelled_leavesNothing()
    {
        var put = () => new FolderBlobStore(folder).PutAsync(root, new byte[5], new CancellationToken(true));

        await put.Should().ThrowAsync<OperationCanceledException>();
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Should().BeEmpty();
    }
}
