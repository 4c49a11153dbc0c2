using Neo;
using Neo.Cryptography;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract.Native;
using Neo.VM;
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

    uint _nonce;

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
    public Transaction Sign(Actor sender, byte[] script, long systemFeeDatoshi)
    {
        var transaction = new Transaction
        {
            Nonce = ++_nonce,
            Script = script,
            Signers = [new Signer { Account = sender.ScriptHash, Scopes = WitnessScope.CalledByEntry }],
            Attributes = [],
            SystemFee = systemFeeDatoshi,
            NetworkFee = 1_000_0000,
            ValidUntilBlock = Server.Ledger.Now.Chain.Head.Index + 100,
            Witnesses = [],
        };
        byte[] signed = Neo.Network.P2P.Helper.GetSignData(transaction, Server.Ledger.Settings.Network);
        byte[] signature = Crypto.Sign(
            signed, sender.Keys.PrivateKey, sender.Keys.PublicKey.EncodePoint(false)[1..]);
        using var invocation = new ScriptBuilder();
        transaction.Witnesses =
        [
            new Witness
            {
                InvocationScript = invocation.EmitPush(signature).ToArray(),
                VerificationScript = sender.VerificationScript,
            },
        ];
        return transaction;
    }

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
