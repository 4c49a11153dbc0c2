using StarMiner.Client;
using StarMiner.Simulator.Devnet;
using StarMiner.Worker.Disputes;

namespace StarMiner.WorkerService.Tests.Auditor;

/// <summary>What a challenger reads of others' transactions, through a node's JSON-RPC.</summary>
public class PublishedOverRpcTests
{
    [Fact]
    public async Task Find_dataOfATransaction_isReadFromItsBlock()
    {
        await using var devnet = await DevnetServer.StartAsync(new DevnetOptions { Port = 0 });
        using var chain = await RpcChainClient.ConnectAsync(devnet.Url);
        byte[] data = new byte[4_096];
        new Random(1).NextBytes(data);
        using var script = new Neo.VM.ScriptBuilder();
        var receipt = await chain.SendScriptAsync(script.EmitPush(data).ToArray(), devnet.Accounts[0].Keys);

        (await chain.GetScriptsAsync(receipt.Block)).Should().ContainSingle();
        (await new PublishedData(chain, receipt.Block).FindAsync(found => found.SequenceEqual(data)))
            .Should().Equal(data);
        (await new PublishedData(chain, receipt.Block + 1).FindAsync(_ => true)).Should().BeNull();
    }
}
