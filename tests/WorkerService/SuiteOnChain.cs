using System.Numerics;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Simulator;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.MatMul;
using StarMiner.Worker.Store;

namespace StarMiner.WorkerService.Tests;

/// <summary>The suite on a chain in this process, a client with AGPU, providers with a stake; each test has a branch.</summary>
sealed class SuiteOnChain
{
    internal const long Agpu = 1_00000000;
    internal const ulong WindowMs = 24 * 3_600_000;

    /// <summary>Short enough for every tier.</summary>
    const ulong UrgentWindowMs = 600_000;

    static readonly Lazy<Task<Chain>> Deployed = new(DeployAsync);

    SuiteOnChain(Chain chain)
    {
        Chain = chain;
        Client = new ChainClient(chain);
        Suite = new SuiteClient(Client, PlanOf(chain).Addresses);
    }

    internal Chain Chain { get; }
    internal ChainClient Client { get; }
    internal SuiteClient Suite { get; }
    internal MemoryBlobStore Store { get; } = new();
    internal KernelRegistry Kernels => KernelRegistry.Of(Suite.Addresses);

    internal static async Task<SuiteOnChain> BranchAsync() => new((await Deployed.Value).Branch());

    internal KeyPair Key(string name) => Chain.Actor(name).Keys;

    /// <returns>The job's id.</returns>
    internal async Task<ulong> OpenAsync(int seed, BigInteger? tip = null, JobTier tier = JobTier.Standard)
    {
        byte[] a = new byte[6 * 8], b = new byte[5 * 8];
        new Random(seed).NextBytes(a);
        new Random(seed + 1).NextBytes(b);
        byte[] parameters = new MatMulParameters(6, 5, 8).ToBytes();
        ulong window = tier == JobTier.Standard ? WindowMs : UrgentWindowMs;
        var roots = await InputPublisher.PublishAsync(Store, new MatMulKernel(), parameters, [a, b]);
        var request = new JobRequest(
            Suite.Addresses.MatMulKernel, parameters, roots, 10 * Agpu, tip ?? 0, window, window, tier);
        return (await Suite.Market.OpenAsync(Key("client"), request, 100 * Agpu)).JobId;
    }

    internal async Task MineAsync() => await Client.WaitForHeightAsync(await Client.GetHeightAsync() + 1);

    /// <summary>One of the Council's actions, through its timelock.</summary>
    internal async Task GovernAsync(params object?[] action)
    {
        ContractCall Council(string method) => new(Suite.Addresses.Council, method, (object?)action);
        await Client.SendAsync(Council("schedule"), Key("deployer"));
        await Client.WaitForTimeAsync((await Client.ReadAsync(Council("readyAt"))).Value.AsUInt64());
        await Client.SendAsync(Council("execute"), Key("deployer"));
    }

    /// <summary>What all events of this name said, in the order of the chain.</summary>
    internal List<IReadOnlyList<Neo.VM.Types.StackItem>> EventsNamed(string name) =>
    [
        .. Enumerable.Range(0, (int)Chain.Height + 1).SelectMany(block => Chain.ExecutionsOf((uint)block))
            .SelectMany(run => run.Notifications).Where(happened => happened.Event == name)
            .Select(happened => happened.Values),
    ];

    static SuitePlan PlanOf(Chain chain)
    {
        var deployer = chain.Actor("deployer").Keys.Account();
        return new SuitePlan(
            SuiteArtifacts.Load(SuiteArtifacts.DefaultFolder), deployer, new Governance { Minter = deployer });
    }

    static async Task<Chain> DeployAsync()
    {
        var chain = new Chain();
        string[] actors = ["deployer", "client", "one", "two", "liar", "auditor", "auditor-two"];
        foreach (string name in actors) chain.Fund(chain.Actor(name), 2_000_00000000);
        var client = new ChainClient(chain);
        var deployer = chain.Actor("deployer").Keys;
        var suite = await new SuiteDeployer(client, deployer, PlanOf(chain)).RunAsync();
        foreach (string name in actors)
            await suite.Token.MintForPublicWorkAsync(deployer, chain.Actor(name).Keys.Account(), 20_000 * Agpu);
        foreach (string provider in new[] { "one", "two", "liar" })
            await suite.Vaults.StakeAsync(chain.Actor(provider).Keys, JobTask.Inference, 10_000 * Agpu);
        return chain;
    }
}
