using System.Text.Json.Nodes;
using Neo.SmartContract.Native;
using StarMiner.Client;
using StarMiner.Simulator;
using StarMiner.Simulator.Devnet;

namespace StarMiner.Cli.Commands;

/// <summary>What a devnet says when it is ready.</summary>
static class DevnetReport
{
    /// <summary>One object on one line, for tools.</summary>
    public static void WriteJson(DevnetServer devnet, TextWriter output)
    {
        var report = new JsonObject
        {
            ["rpc"] = devnet.Url.ToString(),
            ["ws"] = devnet.Sockets.ToString(),
            ["explorer"] = devnet.Explorer.ToString(),
            ["network"] = devnet.Ledger.Settings.Network,
            ["accounts"] = new JsonArray([.. devnet.Accounts.Select(Account)]),
            ["contracts"] = new JsonObject(devnet.Contracts.Select(
                contract => KeyValuePair.Create(contract.Key, (JsonNode?)contract.Value.ToString()))),
        };
        output.WriteLine(report.ToJsonString());
        output.Flush();
    }

    public static void WriteText(DevnetServer devnet, TextWriter output)
    {
        output.WriteLine($"devnet of network {devnet.Ledger.Settings.Network}");
        output.WriteLine($"JSON-RPC at {devnet.Url}, notifications at {devnet.Sockets}");
        output.WriteLine($"explorer at {devnet.Explorer}");
        var view = devnet.Ledger.Now.Chain.View;
        foreach (Actor account in devnet.Accounts)
        {
            string gas = Amounts.Gas(NativeContract.GAS.BalanceOf(view, account.ScriptHash));
            string neo = $"{NativeContract.NEO.BalanceOf(view, account.ScriptHash)}";
            string address = Accounts.Address(account.ScriptHash);
            output.WriteLine($"  {account.Name,-10} {address}  {account.Keys.Export()}  {gas} GAS, {neo} NEO");
        }
        int width = devnet.Contracts.Keys.Select(name => name.Length).DefaultIfEmpty().Max();
        foreach (var (name, hash) in devnet.Contracts) output.WriteLine($"  {name.PadRight(width)}  {hash}");
        output.WriteLine("These keys are public: never use them on another network. Ctrl-C ends the devnet.");
        output.Flush();
    }

    static JsonNode Account(Actor account) => new JsonObject
    {
        ["name"] = account.Name,
        ["address"] = Accounts.Address(account.ScriptHash),
        ["wif"] = account.Keys.Export(),
    };
}
