using System.Text.Json.Nodes;
using Neo;
using Neo.IO;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Ledger;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Rpc;

public class ChainMethodsTests
{
    static readonly UInt160 Stranger = UInt160.Parse("0x0102030405060708090a0b0c0d0e0f1011121314");

    [Fact]
    public async Task SendRawTransaction_instant_answers_after_the_block()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        Transaction payment = Payment(devnet, 9);

        JsonNode? sent = await devnet.Rpc.ResultAsync("sendrawtransaction", Base64(payment));

        sent!["hash"]!.GetValue<string>().Should().Be(payment.Hash.ToString());
        (await devnet.Rpc.ResultAsync("gettransactionheight", $"{payment.Hash}"))!.GetValue<int>().Should().Be(2);
        JsonNode? log = await devnet.Rpc.ResultAsync("getapplicationlog", $"{payment.Hash}");
        log!["executions"]![0]!["vmstate"]!.GetValue<string>().Should().Be("HALT");
    }

    [Fact]
    public async Task SendRawTransaction_what_a_node_refuses_has_its_code()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        Transaction payment = Payment(devnet, 1), forged = Payment(devnet, 2), late = Payment(devnet, 3);
        await devnet.Rpc.ResultAsync("sendrawtransaction", Base64(payment));
        forged.Witnesses[0].InvocationScript = payment.Witnesses[0].InvocationScript;
        late.ValidUntilBlock = 1;
        Transaction dear = Payment(devnet, 4, systemFeeDatoshi: 200_000_00000000);

        (await devnet.Rpc.ErrorAsync("sendrawtransaction", Base64(payment))).Should().Be((-501, "AlreadyExists"));
        (await devnet.Rpc.ErrorAsync("sendrawtransaction", Base64(forged))).Should().Be((-508, "InvalidSignature"));
        (await devnet.Rpc.ErrorAsync("sendrawtransaction", Base64(late))).Code.Should().Be(-508);
        (await devnet.Rpc.ErrorAsync("sendrawtransaction", Base64(dear))).Should().Be((-505, "PolicyFail"));
        (await devnet.Rpc.ErrorAsync("sendrawtransaction", "AAAA")).Code.Should().Be(-32602);
    }

    [Fact]
    public async Task GetRawMemPool_manual_holds_what_no_block_has()
    {
        await using var devnet = await RunningDevnet.StartAsync(new DevnetOptions { Mining = Mining.Manual });
        Transaction payment = Payment(devnet, 9);
        await devnet.Rpc.ResultAsync("sendrawtransaction", Base64(payment));

        (await devnet.Rpc.ResultAsync("getrawmempool"))!.AsArray().Select(h => h!.GetValue<string>())
            .Should().Equal(payment.Hash.ToString());
        (await devnet.Rpc.ResultAsync("getrawmempool", 1))!["height"]!.GetValue<int>().Should().Be(1);
        JsonNode? waiting = await devnet.Rpc.ResultAsync("getrawtransaction", $"{payment.Hash}", 1);
        waiting!["netfee"]!.GetValue<string>().Should().Be($"{payment.NetworkFee}");
        waiting["blockhash"].Should().BeNull();
        (await devnet.Rpc.ErrorAsync("gettransactionheight", $"{payment.Hash}")).Code.Should().Be(-103);
    }

    [Fact]
    public async Task GetApplicationLog_fault_has_the_message_and_no_notifications()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        Transaction bad = devnet.Sign(
            devnet.Alice, CallScript.Of(new ContractCall(NativeContract.GAS.Hash, "nothing")), 1_00000000);
        await devnet.Rpc.ResultAsync("sendrawtransaction", Base64(bad));

        JsonNode execution = (await devnet.Rpc.ResultAsync("getapplicationlog", $"{bad.Hash}"))!["executions"]![0]!;

        execution["vmstate"]!.GetValue<string>().Should().Be("FAULT");
        execution["exception"]!.GetValue<string>().Should().StartWith("Method \"nothing\" with 0 parameter(s)");
        execution["notifications"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task GetApplicationLog_block_has_its_own_two_scripts()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        JsonNode? hash = await devnet.Rpc.ResultAsync("getblockhash", 1);

        JsonNode? log = await devnet.Rpc.ResultAsync("getapplicationlog", hash!.DeepClone());
        JsonNode? last = await devnet.Rpc.ResultAsync("getapplicationlog", hash.DeepClone(), "PostPersist");

        log!["executions"]!.AsArray().Select(e => e!["trigger"]!.GetValue<string>())
            .Should().Equal("OnPersist", "PostPersist");
        last!["executions"]!.AsArray().Should().ContainSingle();
        (await devnet.Rpc.ErrorAsync("getapplicationlog", $"{UInt256.Zero}")).Code.Should().Be(-103);
    }

    [Fact]
    public async Task FindStorage_pages_through_what_a_contract_keeps()
    {
        var limits = new DevnetLimits { StorageItems = 3 };
        await using var devnet = await RunningDevnet.StartAsync(new DevnetOptions { Limits = limits });
        string accounts = Convert.ToBase64String([20]);
        var keys = new HashSet<string>();

        int next = 0;
        bool truncated;
        do
        {
            JsonNode page = (await devnet.Rpc.ResultAsync("findstorage", "GasToken", accounts, next))!;
            foreach (JsonNode? entry in page["results"]!.AsArray()) keys.Add(entry!["key"]!.GetValue<string>());
            next = page["next"]!.GetValue<int>();
            truncated = page["truncated"]!.GetValue<bool>();
        }
        while (truncated);

        keys.Should().HaveCount(next).And.HaveCountGreaterThan(8);
        string key = Convert.ToBase64String([20, .. devnet.Alice.ScriptHash.ToArray()]);
        keys.Should().Contain(key);
        (await devnet.Rpc.ResultAsync("getstorage", $"{NativeContract.GAS.Hash}", key)).Should().NotBeNull();
    }

    static Transaction Payment(RunningDevnet devnet, long datoshi, long systemFeeDatoshi = 1_00000000) => devnet.Sign(
        devnet.Alice, CallScript.Of(RunningDevnet.Pay(devnet.Alice, Stranger, datoshi)), systemFeeDatoshi);

    static string Base64(Transaction transaction) => Convert.ToBase64String(transaction.ToArray());
}
