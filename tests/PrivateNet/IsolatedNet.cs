using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Neo;
using Neo.SmartContract;
using Neo.Wallets;
using StarMiner.Client;

namespace StarMiner.PrivateNet.Tests;

/// <summary>
/// Makes a neo-express file into one of its own for a single run: a free RPC port and a fresh node key. neo-express knows
/// a running net by its node key on the whole machine, so two runs of the same file would find each other. A lone node
/// needs no peers; without ports for them it does not look for a router either, and its traffic stays on this machine.
/// </summary>
static class IsolatedNet
{
    public static string Of(string expressJson)
    {
        var file = JsonNode.Parse(expressJson)!;
        var node = file["consensus-nodes"]!.AsArray().Single()!;
        node["rpc-port"] = FreePort();
        node["tcp-port"] = 0;
        node["ws-port"] = 0;

        var key = new KeyPair(RandomNumberGenerator.GetBytes(32));
        foreach (var account in node["wallet"]!["accounts"]!.AsArray())
        {
            var script = account!["is-default"]!.GetValue<bool>()
                ? Contract.CreateSignatureRedeemScript(key.PublicKey)
                : Contract.CreateMultiSigRedeemScript(1, [key.PublicKey]);
            account["private-key"] = key.PrivateKey.ToHexString();
            account["script-hash"] = Accounts.Address(script.ToScriptHash());
            account["contract"]!["script"] = script.ToHexString();
        }
        return file.ToJsonString();
    }

    /// <summary>A port of loopback on which nobody listens.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
