using Neo;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract.Native;
using StarMiner.Client;

namespace StarMiner.Simulator.Devnet.Tests.Support;

/// <summary>A devnet on a free port, with callers.</summary>
sealed class RunningDevnet : IAsyncDisposable
{
    RunningDevnet(DevnetServer server)
    {
        Server = server;
        Rpc = new RpcCaller(server.Url);
    }

    public DevnetServer Server { get; }

    public RpcCaller Rpc { get; }

    public Actor Alice => Server.Accounts[0];

    public Actor Bob => Server.Accounts[1];

    public static async Task<RunningDevnet> StartAsync(DevnetOptions? options = null) =>
        new(await DevnetServer.StartAsync((options ?? new DevnetOptions()) with { Port = 0 }));

    public Task<RpcChainClient> ConnectAsync() => RpcChainClient.ConnectAsync(Server.Url);

    public static ContractCall Pay(Actor from, UInt160 to, long datoshi) =>
        new(NativeContract.GAS.Hash, "transfer", from.ScriptHash, to, datoshi, null);

    /// <summary>A signed transaction that nobody has rehearsed.</summary>
    public Transaction Sign(Actor sender, byte[] script, long systemFeeDatoshi) => SignedTransaction.Of(
        sender, script, systemFeeDatoshi, Server.Ledger.Now.Chain.Head.Index + 100, Server.Ledger.Settings);

    public async Task UntilHeightAsync(uint height)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (Server.Ledger.Now.Chain.Head.Index < height) await Task.Delay(5, late.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Rpc.Dispose();
        await Server.DisposeAsync();
    }
}
