using System.Text.Json.Nodes;
using Neo;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator.Devnet;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.PrivateNet.Tests;

/// <summary>
/// The same payment on a neo-express node and on a devnet, and every method's answer about it compared field by field:
/// the same fields of the same kinds, and the same values where no hash, time or key is in them.
/// </summary>
[Collection(nameof(PrivateNet))]
public class RpcShapeTests(PrivateNet net)
{
    static readonly UInt160 Receiver = UInt160.Parse("0x0102030405060708090a0b0c0d0e0f1011121315");
    static readonly string Gas = NativeContract.GAS.Hash.ToString();

    /// <summary>What a devnet says more: lines of Runtime.Log.</summary>
    static readonly HashSet<string> More = ["executions[].logs: array"];

    [SkippableFact]
    public async Task Answers_of_a_devnet_have_neo_expresss_fields()
    {
        WalletAccount payer = net.Node.Settings.Account("client");
        await using DevnetServer devnet = await DevnetServer.StartAsync(new DevnetOptions { Port = 0 });
        using RpcCaller express = new(net.Node.Url), own = new(devnet.Url);
        Payment there = await PayAsync(express, net.Node.Url, payer.Key);
        Payment here = await PayAsync(own, devnet.Url, devnet.Accounts[0].Keys);

        var differences = new List<string>();
        (string, JsonNode?[])[] calls = [.. CallsAbout(there)], ours = [.. CallsAbout(here)];
        for (int i = 0; i < calls.Length; i++)
        {
            (string method, JsonNode?[] parameters) = calls[i];
            JsonNode? expected = await ResultAsync(express, method, parameters);
            JsonNode? answer = await ResultAsync(own, ours[i].Item1, ours[i].Item2);
            string[] lacking = [.. Fields(expected).Except(Fields(answer))];
            string[] more = [.. Fields(answer).Except(Fields(expected)).Except(More)];
            differences.AddRange(lacking.Select(field => $"{method} lacks {field}"));
            differences.AddRange(more.Select(field => $"{method} has {field} more"));
            if (IsSameEverywhere(method) && expected?.ToJsonString() != answer?.ToJsonString())
                differences.Add($"{method}: {answer?.ToJsonString()} for {expected?.ToJsonString()}");
        }

        differences.Should().BeEmpty();
        calls.Should().HaveCountGreaterThan(25);
    }

    sealed record Payment(string Transaction, string Block, uint Index, string Payer, string Raw);

    static async Task<Payment> PayAsync(RpcCaller rpc, Uri url, Neo.Wallets.KeyPair payer)
    {
        using RpcChainClient chain = await RpcChainClient.ConnectAsync(url);
        var payment = new ContractCall(NativeContract.GAS.Hash, "transfer", payer.Account(), Receiver, 5, null);
        Receipt receipt = await chain.SendAsync(payment, payer);
        // And a block after it: a block's fields name the next one only where there is one.
        await chain.SendAsync(payment, payer);
        string block = (await rpc.ResultAsync("getblockhash", receipt.Block))!.GetValue<string>();
        string raw = (await rpc.ResultAsync("getrawtransaction", $"{receipt.Transaction}"))!.GetValue<string>();
        return new Payment($"{receipt.Transaction}", block, receipt.Block, Accounts.Address(payer.Account()), raw);
    }

    static IEnumerable<(string, JsonNode?[])> CallsAbout(Payment paid)
    {
        JsonArray none = [];
        yield return ("getversion", []);
        yield return ("getblockcount", []);
        yield return ("getbestblockhash", []);
        yield return ("getblock", [paid.Block, true]);
        yield return ("getblock", [paid.Index, true]);
        yield return ("getblock", [paid.Index]);
        yield return ("getblockheader", [paid.Block, true]);
        yield return ("getrawtransaction", [paid.Transaction, true]);
        yield return ("getrawtransaction", [paid.Transaction]);
        yield return ("gettransactionheight", [paid.Transaction]);
        yield return ("getapplicationlog", [paid.Transaction]);
        yield return ("getapplicationlog", [paid.Block]);
        yield return ("getrawmempool", []);
        yield return ("getrawmempool", [true]);
        yield return ("getcontractstate", [Gas]);
        yield return ("getcontractstate", ["NeoToken"]);
        yield return ("getnativecontracts", []);
        yield return ("getstorage", [Gas, "Cw=="]);
        yield return ("getcommittee", []);
        yield return ("getcandidates", []);
        yield return ("getnextblockvalidators", []);
        yield return ("getunclaimedgas", [paid.Payer]);
        yield return ("getnep17balances", [paid.Payer]);
        yield return ("getnep17transfers", [paid.Payer, 0]);
        yield return ("invokefunction", [Gas, "symbol", none]);
        yield return ("invokefunction", [Gas, "balanceOf", Account(), Signer(paid.Payer)]);
        yield return ("invokefunction", [Gas, "nothing", none.DeepClone()]);
        yield return ("invokescript", ["EMAMCGdldFBhcGVy"]);
        yield return ("calculatenetworkfee", [paid.Raw]);
        yield return ("validateaddress", [Accounts.Address(Receiver)]);
        yield return ("validateaddress", ["nonsense"]);
        yield return ("getconnectioncount", []);
        yield return ("getpeers", []);
        yield return ("getblock", [4_000_000, true]);
        yield return ("getrawtransaction", [$"{UInt256.Zero}", true]);
        yield return ("getcontractstate", [$"{UInt160.Zero}"]);
    }

    static bool IsSameEverywhere(string method) =>
        method is "getnativecontracts" or "getcontractstate" or "validateaddress" or "invokefunction";

    static JsonArray Account() => [new JsonObject { ["type"] = "Hash160", ["value"] = $"{Receiver}" }];

    static JsonArray Signer(string address) =>
        [new JsonObject { ["account"] = $"{Accounts.Parse(address)}", ["scopes"] = "CalledByEntry" }];

    /// <summary>The result; of an error only that it is one, as a devnet has the codes of today's nodes.</summary>
    static async Task<JsonNode?> ResultAsync(RpcCaller rpc, string method, JsonNode?[] parameters)
    {
        JsonObject answer = await rpc.CallAsync(method, parameters);
        return answer["error"] is null ? answer["result"]?.DeepClone() : "an error";
    }

    /// <summary>Every field with its kind, list items together.</summary>
    static HashSet<string> Fields(JsonNode? node)
    {
        var fields = new HashSet<string>();
        Collect(node, "");
        return fields;

        void Collect(JsonNode? at, string path)
        {
            string kind = at?.GetValueKind().ToString().ToLowerInvariant() ?? "null";
            fields.Add($"{path}: {(kind is "true" or "false" ? "boolean" : kind)}");
            if (at is JsonArray list)
                foreach (JsonNode? item in list) Collect(item, $"{path}[]");
            if (at is JsonObject properties)
                foreach (var (name, value) in properties)
                    Collect(value, path.Length == 0 ? name : $"{path}.{name}");
        }
    }
}
