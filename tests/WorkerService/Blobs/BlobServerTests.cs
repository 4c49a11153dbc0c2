using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Neo;
using StarMiner.Worker.Service.Blobs;
using StarMiner.Worker.Store;

namespace StarMiner.WorkerService.Tests.Blobs;

public sealed class BlobServerTests : IAsyncLifetime
{
    const int MostBytes = 300_000;
    const string Token = "s3cret";

    static readonly UInt256 Root = UInt256.Parse($"0x{string.Concat(Enumerable.Repeat("0f", 32))}");

    readonly TemporaryFolder folder = new();
    WebApplication app = null!;
    Uri server = null!;

    public async Task InitializeAsync()
    {
        app = BlobHost.Build(folder.Path, new Uri("http://127.0.0.1:0"), Token, MostBytes);
        await app.StartAsync();
        server = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(MostBytes)]
    public async Task Put_thenGet_givesTheSameBytes_alsoToAFolderStore(int length)
    {
        byte[] blob = Random.Shared.GetItems<byte>([1, 2, 3], length);
        using var store = new HttpBlobStore(server, Token);

        await store.PutAsync(Root, blob);
        await store.PutAsync(Root, blob);

        (await store.GetAsync(Root)).Should().Equal(blob);
        (await new FolderBlobStore(folder.Path).GetAsync(Root)).Should().Equal(blob);
        Directory.GetFiles(folder.Path, "*.part", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task Get_missing_isNull()
    {
        using var store = new HttpBlobStore(server);

        (await store.GetAsync(Root)).Should().BeNull();
    }

    [Fact]
    public async Task Put_otherBytesByTheSameName_isRefusedAndChangesNothing()
    {
        using var store = new HttpBlobStore(server, Token);
        await store.PutAsync(Root, new byte[] { 1 });

        await FluentActions.Awaiting(() => store.PutAsync(Root, new byte[] { 2 }))
            .Should().ThrowAsync<BlobException>().WithMessage("*already, with other bytes");

        (await store.GetAsync(Root)).Should().Equal(1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("guess")]
    public async Task Put_withoutTheToken_isRefused(string? token)
    {
        using var store = new HttpBlobStore(server, token);

        await FluentActions.Awaiting(() => store.PutAsync(Root, new byte[] { 1 }))
            .Should().ThrowAsync<BlobException>().WithMessage("*answered 401");
        (await store.GetAsync(Root)).Should().BeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Put_tooLarge_isRefusedAndLeavesNothing(bool saysItsLength)
    {
        using var http = new HttpClient();
        using var body = new ByteArrayContent(new byte[MostBytes + 1]);
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(server, $"/blobs/{BlobName.Of(Root)}"))
        {
            Content = body,
            Headers = { { "Authorization", $"Bearer {Token}" } },
        };
        request.Headers.TransferEncodingChunked = !saysItsLength;

        using var answer = await http.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Theory]
    [InlineData("0f")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F")]
    public async Task NoRoot_isRefused(string name)
    {
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(server, $"/blobs/{name}"));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Get_serverIsDown_isOneLine()
    {
        await app.StopAsync();
        using var store = new HttpBlobStore(server);

        (await FluentActions.Awaiting(() => store.GetAsync(Root)).Should().ThrowAsync<BlobException>())
            .Which.Message.Should().StartWith("blob 0f0f").And.NotContain("\n");
    }

    [Fact]
    public async Task Pages_ofTheOneOrigin_mayAsk_andOnlyWhereItWasNamed()
    {
        await using var open = BlobHost.Build(
            folder.Path, new Uri("http://127.0.0.1:0"), Token, origin: new Uri("http://127.0.0.1:8080/dapp"));
        await open.StartAsync();
        var at = new Uri(open.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        using var http = new HttpClient();

        using var asked = await http.SendAsync(new HttpRequestMessage(HttpMethod.Options, new Uri(at, "/blobs/x")));
        using var unasked = await http.SendAsync(new HttpRequestMessage(HttpMethod.Options, new Uri(server, "/blobs/x")));

        asked.StatusCode.Should().Be(HttpStatusCode.NoContent);
        asked.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("http://127.0.0.1:8080");
        asked.Headers.GetValues("Access-Control-Allow-Methods").Should().Equal("GET, HEAD, PUT");
        unasked.Headers.Contains("Access-Control-Allow-Origin").Should().BeFalse();
    }
}
