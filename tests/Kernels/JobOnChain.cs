using Neo;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Simulator;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Store;

namespace StarMiner.Kernels.Tests;

/// <summary>One open job on a chain with the suite, whose deployer deals the AGPU.</summary>
sealed class JobOnChain : IDisposable
{
    const long ActorDatoshi = 1_000_00000000;
    const long DealtAgpu = 1_000_00000000;
    const ulong WindowMs = 3_600_000;

    static readonly Lazy<Task<Chain>> Deployed = new(DeployAsync);

    readonly MemoryBlobStore store = new();
    readonly ComputeDevice device = DeviceCatalog.Open("host");
    readonly Chain chain;

    JobOnChain(Chain chain, KernelRegistry kernels)
    {
        this.chain = chain;
        Suite = new SuiteClient(new ChainClient(chain), Plan(chain).Addresses);
        Source = new JobSource(Suite, kernels, store);
    }

    internal SuiteClient Suite { get; }
    internal JobSource Source { get; }
    internal ulong JobId { get; private set; }
    internal KeyPair Client => Actor("client");
    internal KeyPair ProviderKey => Actor("provider");
    internal KeyPair ChallengerKey => Actor("challenger");

    public void Dispose() => device.Dispose();

    internal static async Task<JobOnChain> OpenAsync(IKernel kernel, byte[] parameters, params byte[][] operands)
    {
        var chain = (await Deployed.Value).Branch();
        var addresses = Plan(chain).Addresses;
        UInt160 contract = addresses.Kernels[kernel.ContractName];
        var job = new JobOnChain(chain, KernelRegistry.Of(addresses));
        var roots = await InputPublisher.PublishAsync(job.store, kernel, parameters, operands);
        var request = new JobRequest(contract, parameters, roots, 1_000_000, 0, WindowMs, WindowMs);
        (job.JobId, _) = await job.Suite.Market.OpenAsync(job.Client, request, DealtAgpu);
        var task = (await job.Suite.Market.JobAsync(job.JobId)).Task;
        await job.Suite.Vaults.StakeAsync(job.ProviderKey, task, DealtAgpu);
        return job;
    }

    internal Provider Provider(IOutputTamper? tamper = null, bool withholds = false) =>
        new(Suite, ProviderKey, device, Source, store) { Tamper = tamper, WithholdsOutput = withholds };

    internal Challenger Challenger(string name = "challenger") => new(Suite, Actor(name), device, Source);

    internal async Task<JobStatus> StatusAsync() => (await Suite.Market.JobAsync(JobId)).Status;

    KeyPair Actor(string name) => chain.Actor(name).Keys;

    /// <summary>The suite with all kernels, actors with GAS and AGPU; each job takes a branch of it.</summary>
    static async Task<Chain> DeployAsync()
    {
        var chain = new Chain();
        foreach (string name in new[] { "deployer", "client", "provider", "challenger" })
            chain.Fund(chain.Actor(name), ActorDatoshi);
        var (client, deployer) = (new ChainClient(chain), chain.Actor("deployer").Keys);
        var suite = await new SuiteDeployer(client, deployer, Plan(chain)).RunAsync();
        foreach (string name in new[] { "client", "provider", "challenger" })
            await suite.Token.MintForPublicWorkAsync(deployer, chain.Actor(name).Keys.Account(), DealtAgpu);
        return chain;
    }

    static SuitePlan Plan(Chain chain)
    {
        UInt160 deployer = chain.Actor("deployer").Keys.Account();
        return new SuitePlan(
            SuiteArtifacts.Load(SuiteArtifacts.DefaultFolder), deployer, new Governance { Minter = deployer });
    }
}
