using System.Text.Json.Nodes;
using Neo;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Rpc;

public class TokenMethodsTests
{
    static readonly UInt160 Stranger = UInt160.Parse("0x0102030405060708090a0b0c0d0e0f1011121314");

    [Fact]
    public async Task GetNep17Balances_after_a_transfer_names_token_amount_and_block()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        using var chain = await devnet.ConnectAsync();
        Receipt receipt = await chain.SendAsync(RunningDevnet.Pay(devnet.Alice, Stranger, 5), devnet.Alice.Keys);

        JsonNode? answer = await devnet.Rpc.ResultAsync("getnep17balances", Accounts.Address(Stranger));

        answer!["address"]!.GetValue<string>().Should().Be(Accounts.Address(Stranger));
        answer["balance"]!.AsArray().Should().ContainSingle().Which!.ToJsonString().Should().Be(
            $"{{\"assethash\":\"{NativeContract.GAS.Hash}\",\"name\":\"GasToken\",\"symbol\":\"GAS\","
            + $"\"decimals\":\"8\",\"amount\":\"5\",\"lastupdatedblock\":{receipt.Block}}}");
    }

    [Fact]
    public async Task GetNep17Transfers_tells_sent_from_received_and_keeps_to_the_time_asked()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        using var chain = await devnet.ConnectAsync();
        Receipt first = await chain.SendAsync(RunningDevnet.Pay(devnet.Alice, Stranger, 5), devnet.Alice.Keys);
        Receipt second = await chain.SendAsync(RunningDevnet.Pay(devnet.Alice, Stranger, 6), devnet.Alice.Keys);

        JsonNode? stranger = await devnet.Rpc.ResultAsync("getnep17transfers", $"{Stranger}");
        JsonNode? alice = await devnet.Rpc.ResultAsync("getnep17transfers", $"{devnet.Alice.ScriptHash}");
        JsonNode? late = await devnet.Rpc.ResultAsync("getnep17transfers", $"{Stranger}", second.BlockTimeMs);

        stranger!["sent"]!.AsArray().Should().BeEmpty();
        stranger["received"]!.AsArray().Select(t => t!["txhash"]!.GetValue<string>())
            .Should().Equal(first.Transaction.ToString(), second.Transaction.ToString());
        JsonNode sent = alice!["sent"]!.AsArray()[^1]!;
        sent["amount"]!.GetValue<string>().Should().Be("6");
        sent["transferaddress"]!.GetValue<string>().Should().Be(Stranger.ToString());
        alice["received"]!.AsArray().Should().HaveCount(2, "NEO and GAS came at the start");
        late!["received"]!.AsArray().Select(t => t!["amount"]!.GetValue<string>()).Should().Equal("6");
        (await devnet.Rpc.ErrorAsync("getnep17transfers", $"{Stranger}", 5, 4)).Code.Should().Be(-32602);
    }
}
