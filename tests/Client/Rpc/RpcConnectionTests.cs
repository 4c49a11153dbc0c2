using System.Net;

namespace StarMiner.Client.Tests;

/// <summary>Every way in which a node can fail to answer is one line that a person can act on.</summary>
public class RpcConnectionTests
{
    [Fact]
    public async Task CallAsync_nodeIsDown_namesTheAddress()
    {
        using var connection = new RpcConnection(new Uri($"http://127.0.0.1:{FakeNode.FreePort()}"));

        var calling = () => connection.CallAsync("getversion", []);

        (await calling.Should().ThrowAsync<ChainException>())
            .WithMessage($"no Neo node answers at {connection.Url}: Connection refused*");
    }

    [Fact]
    public async Task CallAsync_nodeRefuses_keepsCodeAndText()
    {
        using var node = new FakeNode().Refuses("getblock", -100, "Unknown block");
        using var connection = new RpcConnection(node.Url);

        var calling = () => connection.CallAsync("getblock", [5]);

        var refusal = (await calling.Should().ThrowAsync<RpcErrorException>()).Which;
        refusal.Code.Should().Be(-100);
        refusal.Message.Should().Be("the node refused getblock: Unknown block (-100)");
    }

    [Theory]
    [InlineData("<html>welcome</html>", 200, "* does not speak Neo's JSON-RPC")]
    [InlineData("""{"hello":1}""", 200, "* does not speak Neo's JSON-RPC")]
    [InlineData("not here", 404, "* answered HTTP 404; is it a Neo node's RPC address?")]
    public async Task CallAsync_somethingElseAnswers_isTold(string body, int status, string message)
    {
        var url = $"http://127.0.0.1:{FakeNode.FreePort()}/";
        using var listener = new HttpListener { Prefixes = { url } };
        listener.Start();
        var serving = Task.Run(async () =>
        {
            var context = await listener.GetContextAsync();
            context.Response.StatusCode = status;
            await using var writer = new StreamWriter(context.Response.OutputStream);
            await writer.WriteAsync(body);
        });
        using var connection = new RpcConnection(new Uri(url));

        var calling = () => connection.CallAsync("getversion", []);

        (await calling.Should().ThrowAsync<ChainException>()).WithMessage(message);
        await serving;
    }

    [Fact]
    public void Constructor_noHttpAddress_isRefused() =>
        FluentActions.Invoking(() => new RpcConnection(new Uri("ftp://localhost/")))
            .Should().Throw<ChainException>().WithMessage("ftp://localhost/ is no http address");
}
