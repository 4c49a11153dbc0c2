using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Neo;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Sockets;

public class SocketSessionTests
{
    static readonly UInt160 Stranger = UInt160.Parse("0x0102030405060708090a0b0c0d0e0f1011121314");

    [Fact]
    public async Task Subscribe_to_all_streams_tells_a_block_in_the_order_in_which_it_happened()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        using var socket = await ConnectAsync(devnet);
        foreach (string stream in new[] { "transaction_executed", "transaction_added", "block_added" })
            await SubscribeAsync(socket, stream, null);
        await SubscribeAsync(
            socket, "notification_from_execution",
            $$"""{"name":"Transfer","contract":"{{NativeContract.GAS.Hash}}"}""");
        using var chain = await devnet.ConnectAsync();

        Receipt receipt = await chain.SendAsync(RunningDevnet.Pay(devnet.Alice, Stranger, 5), devnet.Alice.Keys);

        var events = new List<JsonNode>();
        while (events.Count == 0 || Method(events[^1]) != "block_added") events.Add(await ReceiveAsync(socket));
        // OnPersist burns the fees and pays the primary, PostPersist pays the committee: GAS is moved there as well.
        events.Select(Method).Should().Equal(
            "transaction_executed", "notification_from_execution", "notification_from_execution",
            "transaction_executed", "notification_from_execution", "transaction_added",
            "transaction_executed", "notification_from_execution", "block_added");
        JsonNode sent = events[4]["params"]![0]!;
        sent["container"]!.GetValue<string>().Should().Be(receipt.Transaction.ToString());
        sent["state"]!["value"]![2]!["value"]!.GetValue<string>().Should().Be("5");
        events[^1]["params"]![0]!["tx"]![0]!["hash"]!.GetValue<string>().Should().Be(receipt.Transaction.ToString());
        events[^1]["params"]![0]!["size"].Should().BeNull();
    }

    [Fact]
    public async Task Subscribe_filters_leave_out_and_unsubscribe_ends()
    {
        await using var devnet = await RunningDevnet.StartAsync(new DevnetOptions { Control = true });
        using var socket = await ConnectAsync(devnet);
        string blocks = await SubscribeAsync(socket, "block_added", """{"since":4,"till":5}""");
        await SubscribeAsync(socket, "transaction_executed", """{"state":"FAULT"}""");
        await SubscribeAsync(socket, "transaction_added", $$"""{"sender":"{{Stranger}}"}""");

        await devnet.Rpc.ResultAsync("dev_mine", 6);
        (await ReceiveAsync(socket))["params"]![0]!["index"]!.GetValue<int>().Should().Be(4);
        (await ReceiveAsync(socket))["params"]![0]!["index"]!.GetValue<int>().Should().Be(5);
        JsonNode ended = await CallAsync(socket, $$"""{"id":9,"method":"unsubscribe","params":["{{blocks}}"]}""");
        JsonNode unknown = await CallAsync(socket, $$"""{"id":9,"method":"unsubscribe","params":["{{blocks}}"]}""");

        ended["result"]!.GetValue<bool>().Should().BeTrue();
        unknown["error"]!["code"]!.GetValue<int>().Should().Be(-32602);
    }

    [Theory]
    [InlineData("""["nothing"]""")]
    [InlineData("""["block_added",{"sender":"x"}]""")]
    [InlineData("""["transaction_executed",{"container":"x"}]""")]
    [InlineData("[]")]
    public async Task Subscribe_to_what_is_not_there_is_an_error(string parameters)
    {
        await using var devnet = await RunningDevnet.StartAsync();
        using var socket = await ConnectAsync(devnet);

        JsonNode answer = await CallAsync(socket, $$"""{"id":9,"method":"subscribe","params":{{parameters}}}""");

        answer["error"]!["code"]!.GetValue<int>().Should().Be(-32602);
        (await CallAsync(socket, """{"id":1,"method":"getblockcount"}"""))["result"]!.GetValue<int>().Should().Be(2);
    }

    [Fact]
    public async Task Subscribe_a_listener_that_does_not_read_is_told_of_the_gap()
    {
        await using var devnet = await RunningDevnet.StartAsync(new DevnetOptions { Control = true });
        using var socket = await ConnectAsync(devnet);
        await SubscribeAsync(socket, "block_added", null);
        await devnet.Rpc.ResultAsync("dev_mine");

        await devnet.Rpc.ResultAsync("dev_advance", 2_000_000);

        var methods = new HashSet<string>();
        while (!methods.Contains("missed_event")) methods.Add(Method(await ReceiveAsync(socket)));
        methods.Should().BeEquivalentTo("block_added", "missed_event");
    }

    static string Method(JsonNode sent) => sent["method"]!.GetValue<string>();

    static async Task<ClientWebSocket> ConnectAsync(RunningDevnet devnet)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(devnet.Server.Sockets, CancellationToken.None);
        return socket;
    }

    static async Task<string> SubscribeAsync(ClientWebSocket socket, string stream, string? filter)
    {
        string parameters = filter is null ? $"[\"{stream}\"]" : $"[\"{stream}\",{filter}]";
        JsonNode answer = await CallAsync(socket, $$"""{"id":1,"method":"subscribe","params":{{parameters}}}""");
        return answer["result"]!.GetValue<string>();
    }

    static async Task<JsonNode> CallAsync(ClientWebSocket socket, string request)
    {
        await socket.SendAsync(
            Encoding.UTF8.GetBytes(request), WebSocketMessageType.Text, true, CancellationToken.None);
        while (true)
        {
            JsonNode answer = await ReceiveAsync(socket);
            if (answer["id"] is not null) return answer;
        }
    }

    static async Task<JsonNode> ReceiveAsync(ClientWebSocket socket)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var text = new MemoryStream();
        byte[] buffer = new byte[8192];
        while (true)
        {
            WebSocketReceiveResult part = await socket.ReceiveAsync(buffer, late.Token);
            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return JsonNode.Parse(text.ToArray())!;
        }
    }
}
