using System.Net;
using System.Text.Json.Nodes;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Http;

public class RpcEndpointTests
{
    [Theory]
    [InlineData("17")]
    [InlineData("-0.50")]
    [InlineData("12345678901234567890123")]
    [InlineData("\"a \\u0041 b\"")]
    [InlineData("null")]
    [InlineData("[1,{}]")]
    public async Task Handle_any_id_gives_it_back_to_the_letter(string id)
    {
        await using var devnet = await RunningDevnet.StartAsync();

        (_, string answer) = await devnet.Rpc.PostAsync(
            $$"""{ "jsonrpc": "2.0", "id": {{id}}, "method": "getblockcount", "params": [] }""");

        answer.Should().Be($$"""{"jsonrpc":"2.0","id":{{id}},"result":2}""");
    }

    [Fact]
    public async Task Handle_a_batch_answers_in_its_order_and_leaves_out_notifications()
    {
        await using var devnet = await RunningDevnet.StartAsync();

        (_, string text) = await devnet.Rpc.PostAsync("""
            [{"id":3,"method":"getblockcount"},{"method":"getblockcount"},{"id":1,"method":"nothing"},7,
             {"id":"x","method":"validateaddress","params":["NNLi44dJNXtDNSBkofB48aTVYtb1zZrNEs"]}]
            """);

        JsonArray answers = JsonNode.Parse(text)!.AsArray();
        answers.Select(a => a!["id"]?.ToJsonString()).Should().Equal("3", "1", null, "\"x\"");
        answers[1]!["error"]!["code"]!.GetValue<int>().Should().Be(-32601);
        answers[2]!["error"]!["code"]!.GetValue<int>().Should().Be(-32600);
        answers[3]!["result"]!["isvalid"]!.GetValue<bool>().Should().BeTrue();
    }

    [Theory]
    [InlineData("", -32700)]
    [InlineData("{", -32700)]
    [InlineData("[]", -32600)]
    [InlineData("5", -32600)]
    [InlineData("""{"id":1,"method":5}""", -32600)]
    [InlineData("""{"id":1,"method":"getblockcount","params":{}}""", -32600)]
    [InlineData("""{"id":1,"method":"getblock","params":[]}""", -32602)]
    [InlineData("""{"id":1,"method":"getblock","params":["0x"]}""", -32602)]
    [InlineData("""{"id":1,"method":"openwallet","params":["/etc/passwd","x"]}""", -32601)]
    [InlineData("""{"id":1,"method":"submitblock","params":["AAAA"]}""", -32601)]
    [InlineData("""{"id":1,"method":"traverseiterator","params":["%","%",1]}""", -107)]
    public async Task Handle_what_is_wrong_is_an_error_with_http_200(string body, int code)
    {
        await using var devnet = await RunningDevnet.StartAsync();

        (HttpStatusCode status, string text) = await devnet.Rpc.PostAsync(body.Replace("%", $"{Guid.Empty}"));

        status.Should().Be(HttpStatusCode.OK);
        JsonNode.Parse(text)!["error"]!["code"]!.GetValue<int>().Should().Be(code);
    }

    [Fact]
    public async Task Handle_more_than_the_limits_is_refused()
    {
        var limits = new DevnetLimits { BodyBytes = 1_000, BatchRequests = 2, AnswerBytes = 3_000 };
        await using var devnet = await RunningDevnet.StartAsync(new DevnetOptions { Limits = limits });
        string one = """{"id":1,"method":"getblockcount"}""";

        (await devnet.Rpc.PostAsync(new string(' ', 1_001))).Text.Should().Contain("1000 bytes");
        (await devnet.Rpc.PostAsync($"[{one},{one},{one}]")).Text.Should().Contain("at most 2 requests");
        (await devnet.Rpc.PostAsync($"[{one},{one}]")).Text.Should().Contain("\"result\":2");
        (await devnet.Rpc.CallAsync("getnativecontracts"))["error"]!["data"]!.GetValue<string>()
            .Should().Contain("3000 bytes");
    }

    [Fact]
    public async Task Handle_a_body_that_is_too_long_ends_the_connection()
    {
        var limits = new DevnetLimits { BodyBytes = 1_000 };
        await using var devnet = await RunningDevnet.StartAsync(new DevnetOptions { Limits = limits });
        using var http = new HttpClient();
        using var content = new StringContent(new string(' ', 1_001));

        using HttpResponseMessage response = await http.PostAsync(devnet.Server.Url, content);

        response.Headers.ConnectionClose.Should().BeTrue("what follows the part that was read is no next request");
    }

    [Fact]
    public async Task Handle_a_page_of_another_origin_may_ask()
    {
        await using var devnet = await RunningDevnet.StartAsync();

        using HttpResponseMessage answer = await devnet.Rpc.SendAsync(HttpMethod.Options);

        answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
        answer.Headers.GetValues("Access-Control-Allow-Headers").Should().Equal("Content-Type");
    }
}
