using System.Numerics;
using System.Text;
using Neo.SmartContract.Native;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Simulator;
using StarMiner.Simulator.Devnet;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.MatMul;
using StarMiner.Worker.Store;
using StackItem = Neo.VM.Types.StackItem;

namespace StarMiner.WorkerService.Tests.Cli;

/// <summary>A devnet with the suite, as its users see it over JSON-RPC, and what its chain knows.</summary>
sealed class SuiteOnDevnet : IAsyncDisposable
{
    internal const long Agpu = 1_00000000;

    /// <summary>Longer than the longest run: a job must not time out while nobody lives.</summary>
    const ulong WindowMs = 12 * 3_600_000;

    /// <summary>Acts that are the same script each time, and are done again and again.</summary>
    static readonly string[] Repeated = ["withdraw", "collectPools", "claimProvider", "claimAuditor", "claimOracle"];

    readonly RpcChainClient chain;

    SuiteOnDevnet(DevnetServer devnet, RpcChainClient chain, string blobFolder)
    {
        (Devnet, this.chain) = (devnet, chain);
        var deployer = devnet.Accounts.Single(account => account.Name == "deployer").ScriptHash;
        Suite = new SuiteClient(
            chain, new SuitePlan(SuiteArtifacts.Load(SuiteArtifacts.DefaultFolder), deployer).Addresses);
        Store = new FolderBlobStore(blobFolder);
    }

    internal DevnetServer Devnet { get; }
    internal SuiteClient Suite { get; }
    internal FolderBlobStore Store { get; }
    internal KernelRegistry Kernels => KernelRegistry.Of(Suite.Addresses);

    /// <param name="more">Accounts beside the usual ones.</param>
    internal static async Task<SuiteOnDevnet> StartAsync(string blobFolder, params string[] more)
    {
        var devnet = await DevnetServer.StartAsync(new DevnetOptions
        {
            Port = 0,
            SuiteFolder = SuiteArtifacts.DefaultFolder,
            Accounts = [.. DevnetOptions.DefaultAccounts, .. more],
        });
        return new SuiteOnDevnet(devnet, await RpcChainClient.ConnectAsync(devnet.Url), blobFolder);
    }

    public async ValueTask DisposeAsync()
    {
        chain.Dispose();
        await Devnet.DisposeAsync();
    }

    internal Actor Actor(string name) => Devnet.Accounts.Single(account => account.Name == name);

    internal KeyPair Key(string name) => Actor(name).Keys;

    internal async Task<ulong> OpenAsync(int seed, BigInteger? tip = null, int rows = 40, int columns = 30, int inner = 64)
    {
        byte[] a = new byte[rows * inner], b = new byte[columns * inner];
        new Random(seed).NextBytes(a);
        new Random(~seed).NextBytes(b);
        byte[] parameters = new MatMulParameters(rows, columns, inner).ToBytes();
        var roots = await InputPublisher.PublishAsync(Store, new MatMulKernel(), parameters, [a, b]);
        var request = new JobRequest(
            Suite.Addresses.MatMulKernel, parameters, roots, 10 * Agpu, tip ?? 0, WindowMs, WindowMs);
        return (await Suite.Market.OpenAsync(Key("client"), request, 100 * Agpu)).JobId;
    }

    internal Task MineAsync()
    {
        Devnet.Ledger.Mine(1);
        return Task.CompletedTask;
    }

    /// <summary>What all events of this name said, in the order of the chain.</summary>
    internal List<IReadOnlyList<StackItem>> EventsNamed(string name, uint since = 0)
    {
        var now = Devnet.Ledger.Now.Chain;
        return
        [
            .. Enumerable.Range((int)since, (int)(now.Head.Index + 1 - since))
                .SelectMany(block => now.ExecutionsOf((uint)block)).SelectMany(run => run.Notifications)
                .Where(happened => happened.Event == name).Select(happened => happened.Values),
        ];
    }

    /// <summary>Scripts of the account's transactions, but for those that it may send again and again.</summary>
    internal List<string> ActsOf(string name)
    {
        var (now, account) = (Devnet.Ledger.Now.Chain, Actor(name).ScriptHash);
        return
        [
            .. Enumerable.Range(0, (int)now.Head.Index + 1)
                .Select(block => NativeContract.Ledger.GetBlock(
                    now.View, NativeContract.Ledger.GetBlockHash(now.View, (uint)block)))
                .SelectMany(block => block.Transactions).Where(transaction => transaction.Sender == account)
                .Select(transaction => Encoding.Latin1.GetString(transaction.Script.Span))
                .Where(script => !Repeated.Any(script.Contains)),
        ];
    }
}
