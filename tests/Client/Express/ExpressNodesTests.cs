using System.Text.Json.Nodes;
using Neo;
using Neo.Wallets;

namespace StarMiner.Client.Tests;

public sealed class ExpressNodesTests
{
    const string OneNode = """
        { "magic": 7, "consensus-nodes": [ { "tcp-port": 50013, "ws-port": 50014, "rpc-port": 50012, "wallet": {} } ],
          "wallets": [ { "name": "alice" } ], "settings": {} }
        """;

    [Fact]
    public void WithNew_four_haveKeysAndPortsOfTheirOwnAndSignThreeOfFour()
    {
        var file = JsonNode.Parse(ExpressNodes.WithNew(OneNode, 4))!;

        file["magic"]!.GetValue<int>().Should().Be(7);
        file["wallets"]![0]!["name"]!.GetValue<string>().Should().Be("alice");
        var nodes = file["consensus-nodes"]!.AsArray();
        nodes.Select(node => node!["rpc-port"]!.GetValue<int>()).Should().Equal(50012, 50022, 50032, 50042);
        nodes.Select(node => node!["tcp-port"]!.GetValue<int>()).Should().Equal(50013, 50023, 50033, 50043);
        nodes.Select(node => Account(node!, 0)["private-key"]!.GetValue<string>()).Should().OnlyHaveUniqueItems();
        nodes.Select(node => Account(node!, 1)["script-hash"]!.GetValue<string>()).Distinct().Should().ContainSingle();
        foreach (JsonNode? node in nodes)
        {
            var script = Account(node!, 1)["contract"]!["script"]!.GetValue<string>().HexToBytes();
            Neo.SmartContract.Helper.IsMultiSigContract(script, out int m, out int n).Should().BeTrue();
            (m, n).Should().Be((3, 4));
            var key = new KeyPair(Account(node!, 0)["private-key"]!.GetValue<string>().HexToBytes());
            Account(node!, 0)["script-hash"]!.GetValue<string>().Should().Be(Accounts.Address(key.Account()));
        }
    }

    [Fact]
    public void WithThoseOf_loneNode_hasNoPortsForPeers()
    {
        var node = JsonNode.Parse(ExpressNodes.WithThoseOf(OneNode, OneNode))!["consensus-nodes"]![0]!;

        (node["tcp-port"]!.GetValue<int>(), node["ws-port"]!.GetValue<int>()).Should().Be((0, 0));
        node["rpc-port"]!.GetValue<int>().Should().Be(50012);
    }

    [Fact]
    public void WithThoseOf_keepsTheOthersNodes()
    {
        string four = ExpressNodes.WithNew(OneNode, 4);

        ExpressNodes.CountIn(ExpressNodes.WithThoseOf(OneNode, four)).Should().Be(4);
        ExpressNodes.WithThoseOf(four, four).Should().Be(four);
    }

    static JsonNode Account(JsonNode node, int index) => node["wallet"]!["accounts"]![index]!;
}
