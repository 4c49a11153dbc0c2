using System.Text.Json.Nodes;
using Neo;
using Neo.IO;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Ledger;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Rpc;

public class ControlMethodsTests
{
    static readonly UInt160 Stranger = UInt160.Parse("0x0102030405060708090a0b0c0d0e0f1011121314");
    static readonly DevnetOptions Control = new() { Control = true };

    [Fact]
    public async Task Without_control_there_is_no_such_method()
    {
        await using var devnet = await RunningDevnet.StartAsync();

        (await devnet.Rpc.ErrorAsync("dev_mine")).Should().Be((-32601, "Method not found"));
        JsonNode error = (await devnet.Rpc.CallAsync("dev_mine"))["error"]!;
        error["data"]!.GetValue<string>().Should().EndWith("with --control only");
    }

    [Fact]
    public async Task Mine_makes_so_many_blocks_and_takes_what_waits()
    {
        await using var devnet = await RunningDevnet.StartAsync(Control with { Mining = Mining.Manual });
        Transaction payment = Payment(devnet, 1);
        await devnet.Rpc.ResultAsync("sendrawtransaction", Base64(payment));

        JsonNode? status = await devnet.Rpc.ResultAsync("dev_mine", 3);

        Height(status).Should().Be(4);
        status!["waiting"]!.GetValue<int>().Should().Be(0);
        (await devnet.Rpc.ResultAsync("gettransactionheight", $"{payment.Hash}"))!.GetValue<int>().Should().Be(2);
    }

    [Fact]
    public async Task SetMining_goes_from_mode_to_mode_while_running()
    {
        await using var devnet = await RunningDevnet.StartAsync(Control with { Mining = Mining.Manual });
        Transaction waits = Payment(devnet, 1);
        await devnet.Rpc.ResultAsync("sendrawtransaction", Base64(waits));

        Height(await devnet.Rpc.ResultAsync("dev_setMining", "instant")).Should().Be(2, "what waits has its block");
        (await devnet.Rpc.ResultAsync("dev_setMining", "interval:20"))!["mining"]!.GetValue<string>()
            .Should().Be("interval:20");
        await devnet.UntilHeightAsync(5);
        JsonNode? stopped = await devnet.Rpc.ResultAsync("dev_setMining", "manual");
        await Task.Delay(100);
        Height(await devnet.Rpc.ResultAsync("dev_status")).Should().Be(Height(stopped));
        (await devnet.Rpc.ErrorAsync("dev_setMining", "interval:1")).Code.Should().Be(-32602);
    }

    [Fact]
    public async Task SetTime_the_clock_goes_on_from_there_and_never_back()
    {
        await using var devnet = await RunningDevnet.StartAsync(Control);
        ulong later = devnet.Server.Ledger.TimeMs + 86_400_000;

        JsonNode? status = await devnet.Rpc.ResultAsync("dev_setTime", later);
        JsonNode? next = await devnet.Rpc.ResultAsync("dev_mine");

        status!["time"]!.GetValue<ulong>().Should().Be(later);
        next!["time"]!.GetValue<ulong>().Should().BeInRange(later + 1, later + 60_000);
        (await devnet.Rpc.ErrorAsync("dev_setTime", later)).Message.Should().Contain("a later time is needed");
    }

    [Fact]
    public async Task Advance_lets_blocks_happen_a_block_time_apart()
    {
        await using var devnet = await RunningDevnet.StartAsync(Control);
        JsonNode before = (await devnet.Rpc.ResultAsync("dev_mine"))!;

        JsonNode after = (await devnet.Rpc.ResultAsync("dev_advance", 3_600_000))!;

        (Height(after) - Height(before)).Should().Be(3_601, "one block a second, after one for the present time");
        (after["time"]!.GetValue<ulong>() - before["time"]!.GetValue<ulong>()).Should().BeInRange(3_600_000, 3_660_000);
        (await devnet.Rpc.ErrorAsync("dev_advance", 1e15)).Message.Should().Contain("at most 1000000 at once");
    }

    [Fact]
    public async Task Restore_goes_back_and_forth_with_balances_logs_and_transfers()
    {
        await using var devnet = await RunningDevnet.StartAsync(Control);
        await devnet.Rpc.ResultAsync("dev_snapshot", "before");
        Transaction payment = Payment(devnet, 5);
        await devnet.Rpc.ResultAsync("sendrawtransaction", Base64(payment));
        await devnet.Rpc.ResultAsync("dev_snapshot", "after");

        Height(await devnet.Rpc.ResultAsync("dev_restore", "before")).Should().Be(1);
        (await Received(devnet)).Should().Be(0);
        (await devnet.Rpc.ErrorAsync("getapplicationlog", $"{payment.Hash}")).Code.Should().Be(-103);
        Height(await devnet.Rpc.ResultAsync("dev_restore", "after")).Should().Be(2);
        (await Received(devnet)).Should().Be(1);
        await devnet.Rpc.ResultAsync("getapplicationlog", $"{payment.Hash}");
        Height(await devnet.Rpc.ResultAsync("dev_reset")).Should().Be(1);
        (await devnet.Rpc.ErrorAsync("dev_restore", "nothing")).Message.Should().Contain("no snapshot is named");
    }

    [Fact]
    public async Task SetBalance_moves_the_supply_with_it()
    {
        await using var devnet = await RunningDevnet.StartAsync(Control);
        var supply = NativeContract.GAS.TotalSupply(devnet.Server.Ledger.Now.Chain.View);

        await devnet.Rpc.ResultAsync("dev_setBalance", $"{Stranger}", "1234500000000");
        await devnet.Rpc.ResultAsync("dev_setBalance", Accounts.Address(devnet.Bob.ScriptHash), "0");

        var view = devnet.Server.Ledger.Now.Chain.View;
        NativeContract.GAS.BalanceOf(view, Stranger).Should().Be(1234500000000);
        NativeContract.GAS.BalanceOf(view, devnet.Bob.ScriptHash).Should().Be(0);
        NativeContract.GAS.TotalSupply(view).Should().Be(supply + 1234500000000 - 100_000_00000000);
        (await devnet.Rpc.ErrorAsync("dev_setBalance", $"{Stranger}", "-1")).Code.Should().Be(-32602);
    }

    [Fact]
    public async Task SetStorage_is_what_getstorage_reads()
    {
        await using var devnet = await RunningDevnet.StartAsync(Control);
        string key = Convert.ToBase64String([200, 1]), value = Convert.ToBase64String([7, 7]);

        await devnet.Rpc.ResultAsync("dev_setStorage", "GasToken", key, value);
        JsonNode? stored = await devnet.Rpc.ResultAsync("getstorage", $"{NativeContract.GAS.Hash}", key);
        await devnet.Rpc.ResultAsync("dev_setStorage", "GasToken", key, null);

        stored!.GetValue<string>().Should().Be(value);
        (await devnet.Rpc.ErrorAsync("getstorage", $"{NativeContract.GAS.Hash}", key)).Code.Should().Be(-104);
        (await devnet.Rpc.ErrorAsync("dev_setStorage", $"{Stranger}", key, value)).Code.Should().Be(-102);
    }

    [Fact]
    public async Task Impersonate_an_account_signs_without_a_key_but_others_still_must()
    {
        await using var devnet = await RunningDevnet.StartAsync(Control);
        await devnet.Rpc.ResultAsync("dev_setBalance", $"{Stranger}", "10000000000");
        await devnet.Rpc.ResultAsync("dev_impersonate", $"{Stranger}");
        Transaction alone = Unsigned(devnet, Stranger);
        Transaction together = Unsigned(devnet, Stranger, devnet.Bob.ScriptHash);

        await devnet.Rpc.ResultAsync("sendrawtransaction", Base64(alone));
        (await devnet.Rpc.ErrorAsync("sendrawtransaction", Base64(together))).Should().Be((-500, "Invalid"));
        await devnet.Rpc.ResultAsync("dev_impersonate", $"{Stranger}", false);
        (await devnet.Rpc.ErrorAsync("sendrawtransaction", Base64(Unsigned(devnet, Stranger)))).Code.Should().Be(-500);

        JsonNode? log = await devnet.Rpc.ResultAsync("getapplicationlog", $"{alone.Hash}");
        log!["executions"]![0]!["stack"]![0]!["value"]!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task Load_another_devnet_goes_on_from_a_dump()
    {
        await using var first = await RunningDevnet.StartAsync(Control);
        Transaction payment = Payment(first, 5);
        await first.Rpc.ResultAsync("sendrawtransaction", Base64(payment));
        JsonNode? dump = await first.Rpc.ResultAsync("dev_dump");
        await using var second = await RunningDevnet.StartAsync(Control);
        await using var foreign = await RunningDevnet.StartAsync(Control with { Seed = 9 });

        JsonNode? status = await second.Rpc.ResultAsync("dev_load", dump!.DeepClone());

        status!["hash"]!.GetValue<string>().Should().Be(first.Server.Ledger.Now.Chain.Head.Hash.ToString());
        (await Received(second)).Should().Be(1);
        Height(await second.Rpc.ResultAsync("dev_mine")).Should().Be(3);
        (await foreign.Rpc.ErrorAsync("dev_load", dump.DeepClone())).Message.Should().Contain("has seed 1");
        (await second.Rpc.ErrorAsync("dev_load", "AAAA")).Message.Should().Contain("no chain");
    }

    static async Task<int> Received(RunningDevnet devnet) =>
        (await devnet.Rpc.ResultAsync("getnep17transfers", $"{Stranger}", 0))!["received"]!.AsArray().Count;

    static uint Height(JsonNode? status) => status!["height"]!.GetValue<uint>();

    static Transaction Payment(RunningDevnet devnet, long datoshi) => devnet.Sign(
        devnet.Alice, CallScript.Of(RunningDevnet.Pay(devnet.Alice, Stranger, datoshi)), 1_00000000);

    static Transaction Unsigned(RunningDevnet devnet, params UInt160[] signers)
    {
        byte[] script = CallScript.Of(new ContractCall(
            NativeContract.GAS.Hash, "transfer", signers[0], devnet.Bob.ScriptHash, 1, null));
        Transaction transaction = devnet.Sign(devnet.Alice, script, 1_00000000);
        transaction.Signers =
            [.. signers.Select(account => new Signer { Account = account, Scopes = WitnessScope.CalledByEntry })];
        transaction.Witnesses = [.. signers.Select(_ => new Witness
        {
            InvocationScript = Array.Empty<byte>(),
            VerificationScript = Array.Empty<byte>(),
        })];
        return transaction.ToArray().AsSerializable<Transaction>();
    }

    static string Base64(Transaction transaction) => Convert.ToBase64String(transaction.ToArray());
}
