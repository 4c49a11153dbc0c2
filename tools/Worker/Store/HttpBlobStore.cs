using System.Net;
using System.Net.Http.Headers;
using Neo;

namespace StarMiner.Worker.Store;

/// <summary>
/// Blobs behind HTTP: <c>GET</c>, <c>PUT /blobs/ROOT</c> as <c>starminer store</c> serves them. Nothing that comes back is
/// believed: <see cref="VerifiedBlob"/> checks it as it checks every other store's.
/// </summary>
public sealed class HttpBlobStore : IBlobStore, IDisposable
{
    readonly HttpClient http;
    readonly Uri blobs;

    /// <param name="token">What the server asks writers for; null where it asks for nothing.</param>
    /// <param name="handler">How requests travel; null for the network.</param>
    public HttpBlobStore(Uri server, string? token = null, HttpMessageHandler? handler = null)
    {
        blobs = new Uri(server.AbsoluteUri.TrimEnd('/') + "/blobs/");
        http = new HttpClient(handler ?? new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) })
        {
            // A blob may be 2 GB: what must not take long is the silence, not the transfer.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <exception cref="BlobException">The server cannot be reached or refuses.</exception>
    public Task<byte[]?> GetAsync(UInt256 root, CancellationToken cancel = default) => GuardedAsync<byte[]?>(
        root, "read", async () =>
        {
            using var answer = await http.GetAsync(AddressOf(root), HttpCompletionOption.ResponseHeadersRead, cancel);
            if (answer.StatusCode == HttpStatusCode.NotFound) return null;
            Check(answer, root, "read");
            return await answer.Content.ReadAsByteArrayAsync(cancel);
        });

    /// <exception cref="BlobException">The server cannot be reached, refuses, or has other bytes by that name.</exception>
    public Task PutAsync(UInt256 root, ReadOnlyMemory<byte> blob, CancellationToken cancel = default) => GuardedAsync(
        root, "written", async () =>
        {
            using var content = new ReadOnlyMemoryContent(blob);
            using var answer = await http.PutAsync(AddressOf(root), content, cancel);
            if (answer.StatusCode == HttpStatusCode.Conflict)
                throw new BlobException($"blob {BlobName.Of(root)} is in the store already, with other bytes");
            Check(answer, root, "written");
            return true;
        });

    public void Dispose() => http.Dispose();

    Uri AddressOf(UInt256 root) => new(blobs, BlobName.Of(root));

    static void Check(HttpResponseMessage answer, UInt256 root, string what)
    {
        if (!answer.IsSuccessStatusCode)
            throw new BlobException(
                $"blob {BlobName.Of(root)} could not be {what}: the store answered {(int)answer.StatusCode}");
    }

    async Task<T> GuardedAsync<T>(UInt256 root, string what, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new BlobException(
                $"blob {BlobName.Of(root)} could not be {what}: {blobs.GetLeftPart(UriPartial.Authority)}: {failure.Message}");
        }
    }
}
