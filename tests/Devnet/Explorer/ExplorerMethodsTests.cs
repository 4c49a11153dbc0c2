using System.Text.Json.Nodes;
using Neo;
using Neo.IO;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Explorer;

public class ExplorerMethodsTests
{
    static readonly UInt160 Stranger = UInt160.Parse("0x0102030405060708090a0b0c0d0e0f1011121314");

    [Fact]
    public async Task Transactions_are_all_of_them_newest_first_with_what_they_call()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        string first = await PayAsync(devnet, devnet.Alice, 1), second = await PayAsync(devnet, devnet.Bob, 2);

        JsonNode all = (await devnet.Rpc.ResultAsync("explorer_transactions"))!;
        JsonNode bobs = (await devnet.Rpc.ResultAsync(
            "explorer_transactions", 0, 10, Accounts.Address(devnet.Bob.ScriptHash)))!;
        JsonNode page = (await devnet.Rpc.ResultAsync("explorer_transactions", 1, 1))!;

        all["total"]!.GetValue<int>().Should().Be(3); // the devnet's own pays the accounts
        Hashes(all).Take(2).Should().Equal(second, first);
        Hashes(bobs).Should().Equal(second);
        Hashes(page).Should().Equal(first);
        JsonNode newest = all["rows"]![0]!;
        newest["contract"]!.GetValue<string>().Should().Be(NativeContract.GAS.Hash.ToString());
        newest["method"]!.GetValue<string>().Should().Be("transfer");
        newest["state"]!.GetValue<string>().Should().Be("HALT");
    }

    [Fact]
    public async Task Transactions_after_a_restore_are_those_of_the_chain_that_is()
    {
        await using var devnet = await RunningDevnet.StartAsync(new DevnetOptions { Control = true });
        await devnet.Rpc.ResultAsync("dev_snapshot", "before");
        string gone = await PayAsync(devnet, devnet.Alice, 1);
        await devnet.Rpc.ResultAsync("dev_mine", 3);
        Hashes(await devnet.Rpc.ResultAsync("explorer_transactions")).Should().Contain(gone);

        await devnet.Rpc.ResultAsync("dev_restore", "before");
        string other = await PayAsync(devnet, devnet.Bob, 2);
        IEnumerable<string> there = Hashes(await devnet.Rpc.ResultAsync("explorer_transactions"));
        JsonNode events = (await devnet.Rpc.ResultAsync("explorer_events", $"{NativeContract.GAS.Hash}", 0, 1))!;

        there.Should().Contain(other).And.NotContain(gone);
        events["rows"]![0]!["transaction"]!.GetValue<string>().Should().Be(other);
    }

    [Fact]
    public async Task Events_are_in_the_shape_of_the_application_log()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        string hash = await PayAsync(devnet, devnet.Alice, 7);

        JsonNode events = (await devnet.Rpc.ResultAsync("explorer_events", $"{NativeContract.GAS.Hash}", 0, 1))!;

        JsonNode log = (await devnet.Rpc.ResultAsync("getapplicationlog", hash))!;
        JsonNode expected = log["executions"]![0]!["notifications"]![0]!, row = events["rows"]![0]!;
        foreach (string field in new[] { "contract", "eventname", "state" })
            row[field]!.ToJsonString().Should().Be(expected[field]!.ToJsonString());
        row["transaction"]!.GetValue<string>().Should().Be(hash);
    }

    [Fact]
    public async Task Calls_are_the_tree_that_the_transaction_ran_with_its_gas()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        string hash = await PayAsync(devnet, devnet.Alice, 7);
        await PayAsync(devnet, devnet.Alice, 8);

        JsonNode trace = (await devnet.Rpc.ResultAsync("explorer_calls", hash))!;

        JsonNode log = (await devnet.Rpc.ResultAsync("getapplicationlog", hash))!;
        trace["calls"]!["gas"]!.GetValue<string>()
            .Should().Be(log["executions"]![0]!["gasconsumed"]!.GetValue<string>());
        JsonNode transfer = trace["calls"]!["calls"]![0]!;
        transfer["name"]!.GetValue<string>().Should().Be("GasToken");
        transfer["method"]!.GetValue<string>().Should().Be("transfer");
        transfer["arguments"]![2]!["value"]!.GetValue<string>().Should().Be("7");
        transfer["events"]!.AsArray().Select(name => name!.GetValue<string>()).Should().Equal("Transfer");
        trace["storage"]!.AsArray().Should().HaveCount(2);
    }

    [Fact]
    public async Task Calls_of_what_was_there_before_the_devnet_say_why_there_are_none()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        string first = Hashes(await devnet.Rpc.ResultAsync("explorer_transactions")).Single();

        (await devnet.Rpc.ErrorAsync("explorer_calls", first)).Should().Be((-100, "No trace"));
        (await devnet.Rpc.ErrorAsync("explorer_calls", $"{UInt256.Zero}")).Code.Should().Be(-103);
    }

    [Fact]
    public async Task Contracts_and_site_say_what_there_is()
    {
        await using var devnet = await RunningDevnet.StartAsync();

        JsonArray contracts = (await devnet.Rpc.ResultAsync("explorer_contracts"))!.AsArray();
        JsonNode site = (await devnet.Rpc.ResultAsync("explorer_site"))!;

        contracts.Select(contract => contract!["name"]!.GetValue<string>())
            .Should().BeEquivalentTo(NativeContract.Contracts.Select(native => native.Name));
        site["control"]!.GetValue<bool>().Should().BeFalse();
        site["suite"].Should().BeNull();
        site["accounts"]!.AsArray().Should().HaveCount(DevnetOptions.DefaultAccounts.Count);
        (await devnet.Rpc.ErrorAsync("explorer_supply")).Code.Should().Be(-32601);
    }

    static async Task<string> PayAsync(RunningDevnet devnet, Actor from, long datoshi)
    {
        byte[] script = CallScript.Of(RunningDevnet.Pay(from, Stranger, datoshi));
        Transaction payment = devnet.Sign(from, script, 1_00000000);
        JsonNode? answer = await devnet.Rpc.ResultAsync(
            "sendrawtransaction", Convert.ToBase64String(payment.ToArray()));
        return answer!["hash"]!.GetValue<string>();
    }

    static IEnumerable<string> Hashes(JsonNode? page) =>
        page!["rows"]!.AsArray().Select(row => row!["hash"]!.GetValue<string>());
}
