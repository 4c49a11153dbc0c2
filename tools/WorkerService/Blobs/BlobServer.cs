using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StarMiner.Worker.Service.Blobs;

/// <summary>
/// Blobs of a folder over HTTP: <c>GET</c>, <c>HEAD</c> and <c>PUT /blobs/ROOT</c>. The folder is laid out as
/// <see cref="Store.FolderBlobStore"/> lays it out, so that a worker beside it may read it directly.
/// </summary>
/// <remarks>
/// The server cannot know whether bytes hash to the root they are named by (that depends on the job's leaves), and readers
/// check it themselves. So nobody may replace what is there: the first writer of a name stands, and writers may be asked
/// for a token.
/// </remarks>
public sealed class BlobServer(string folder, string? token, long maxBlobBytes)
{
    const int RootDigits = 64;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/blobs/{root}", ["GET", "HEAD"], Get);
        routes.MapPut("/blobs/{root}", PutAsync);
    }

    IResult Get(string root) => !IsRoot(root) ? NoRoot(root)
        : File.Exists(PathOf(root)) ? Results.File(Path.GetFullPath(PathOf(root)), "application/octet-stream")
        : Results.NotFound();

    async Task<IResult> PutAsync(string root, HttpContext context)
    {
        if (!IsRoot(root)) return NoRoot(root);
        if (!IsAllowed(context.Request)) return Results.Text("a writer's token is needed\n", statusCode: 401);
        if (context.Request.ContentLength > maxBlobBytes) return TooLarge();
        string path = PathOf(root);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string unfinished = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            if (!await ReceiveAsync(context.Request.Body, unfinished, context.RequestAborted)) return TooLarge();
            try
            {
                File.Move(unfinished, path, overwrite: false);
                return Results.Created();
            }
            catch (IOException) when (File.Exists(path))
            {
                return await AreEqualAsync(unfinished, path) ? Results.Ok() : Results.Conflict();
            }
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    async Task<bool> ReceiveAsync(Stream body, string path, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        byte[] buffer = new byte[128 * 1024];
        for (long total = 0; await body.ReadAsync(buffer, cancel) is > 0 and int read;)
        {
            if ((total += read) > maxBlobBytes) return false;
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        file.Flush(flushToDisk: true);
        return true;
    }

    bool IsAllowed(HttpRequest request)
    {
        if (token is null) return true;
        byte[] expected = Encoding.UTF8.GetBytes($"Bearer {token}");
        byte[] given = Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString());
        return CryptographicOperations.FixedTimeEquals(expected, given);
    }

    static async Task<bool> AreEqualAsync(string one, string other)
    {
        await using var first = File.OpenRead(one);
        await using var second = File.OpenRead(other);
        if (first.Length != second.Length) return false;
        byte[] here = await SHA256.HashDataAsync(first), there = await SHA256.HashDataAsync(second);
        return here.SequenceEqual(there);
    }

    static bool IsRoot(string text) => text.Length == RootDigits && text.All(char.IsAsciiHexDigitLower);

    static IResult NoRoot(string text) =>
        Results.Text($"'{text[..Math.Min(text.Length, 80)]}' is no root: 64 hex digits in lower case\n", statusCode: 400);

    IResult TooLarge() => Results.Text(
        string.Create(CultureInfo.InvariantCulture, $"a blob has at most {maxBlobBytes} bytes here\n"), statusCode: 413);

    string PathOf(string root) => Path.Combine(folder, root[..2], root);
}
