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
/// Makes a neo-express file into one of its own for a single run: free ports and a fresh node key. neo-express knows a
/// running net by its node key on the whole machine, so two runs of the same file would find each other.
/// </summary>
static class IsolatedNet
{
    public static string Of(string expressJson)
    {
        var file = JsonNode.Parse(expressJson)!;
        var node = file["consensus-nodes"]!.AsArray().Single()!;
        var ports = FreePorts(3);
        node["rpc-port"] = ports[0];
        node["tcp-port"] = ports[1];
        node["ws-port"] = ports[2];

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

    /// <summary>All are held until the last is found, so that they differ.</summary>
    static ushort[] FreePorts(int count)
    {
        var listeners = new TcpListener[count];
        for (var i = 0; i < count; i++) (listeners[i] = new TcpListener(IPAddress.Loopback, 0)).Start();
        var ports = listeners.Select(l => (ushort)((IPEndPoint)l.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners) listener.Stop();
        return ports;
    }
}
