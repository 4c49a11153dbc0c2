using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Neo;
using Neo.SmartContract;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>
/// The consensus nodes in a neo-express file: as many as wanted, each with a key and ports of its own.
/// </summary>
public static class ExpressNodes
{
    /// <summary>How many nodes can agree: 3f + 1, and at most 7 as in neo-express itself.</summary>
    public static readonly IReadOnlyList<int> Counts = [1, 4, 7];

    const int PortsApart = 10;

    /// <summary>The file with this many nodes of new random keys; everything else stays.</summary>
    /// <param name="portOf">
    /// A port by node, from 0, and kind: 0 RPC, 1 TCP, 2 WebSocket. Default: from the RPC port of the file's first node
    /// on, 10 more for each node, as neo-express does it.
    /// </param>
    public static string WithNew(string expressJson, int count, Func<int, int, int>? portOf = null)
    {
        int firstPort = JsonNode.Parse(expressJson)!["consensus-nodes"]![0]!["rpc-port"]!.GetValue<int>();
        portOf ??= (node, kind) => firstPort + PortsApart * node + kind;
        KeyPair[] keys =
        [
            .. Enumerable.Range(0, count).Select(_ => PrivateKey.ToPair(RandomNumberGenerator.GetBytes(PrivateKey.Bytes))),
        ];
        int threshold = count * 2 / 3 + 1;
        byte[] together = Contract.CreateMultiSigRedeemScript(threshold, [.. keys.Select(key => key.PublicKey)]);
        var nodes = new JsonArray();
        for (int node = 0; node < count; node++)
        {
            byte[] alone = Contract.CreateSignatureRedeemScript(keys[node].PublicKey);
            nodes.Add(new JsonObject
            {
                ["tcp-port"] = portOf(node, 1),
                ["ws-port"] = portOf(node, 2),
                ["rpc-port"] = portOf(node, 0),
                ["wallet"] = new JsonObject
                {
                    ["name"] = $"node{node + 1}",
                    ["accounts"] = new JsonArray(
                        Account(keys[node], alone, null, 1),
                        Account(keys[node], together, "Consensus MultiSigContract", threshold)),
                },
            });
        }
        return With(expressJson, nodes);
    }

    /// <summary>The file with another file's nodes; everything else stays.</summary>
    public static string WithThoseOf(string expressJson, string other) =>
        With(expressJson, JsonNode.Parse(other)!["consensus-nodes"]!.DeepClone());

    public static int CountIn(string expressJson) => JsonNode.Parse(expressJson)!["consensus-nodes"]!.AsArray().Count;

    static string With(string expressJson, JsonNode nodes)
    {
        var file = JsonNode.Parse(expressJson)!;
        file["consensus-nodes"] = nodes;
        LeavePortsOut(file["consensus-nodes"]!.AsArray());
        return file.ToJsonString();
    }

    /// <summary>
    /// A lone node needs no peers; without ports for them it does not look for a router at its start.
    /// </summary>
    static void LeavePortsOut(JsonArray nodes)
    {
        if (nodes.Count != 1) return;
        foreach (string port in (string[])["tcp-port", "ws-port"]) nodes[0]![port] = 0;
    }

    static JsonObject Account(KeyPair key, byte[] script, string? label, int signatures) => new()
    {
        ["private-key"] = key.PrivateKey.ToHexString(),
        ["script-hash"] = Accounts.Address(script.ToScriptHash()),
        ["label"] = label,
        ["is-default"] = label is null,
        ["contract"] = new JsonObject
        {
            ["script"] = script.ToHexString(),
            ["parameters"] = new JsonArray([.. Enumerable.Repeat(0, signatures).Select(_ => (JsonNode)"Signature")]),
        },
    };
}
