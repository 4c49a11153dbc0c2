using Neo;
using StarMiner.Contracts.Proxies;

namespace StarMiner.Client;

/// <summary>The deployed contracts of the suite.</summary>
public sealed record SuiteAddresses
{
    public required UInt160 Council { get; init; }
    public required UInt160 AgpuToken { get; init; }
    public required UInt160 PricingEngine { get; init; }
    public required UInt160 StakingVaults { get; init; }
    public required UInt160 ReputationOracle { get; init; }
    public required UInt160 JobMarket { get; init; }
    public required UInt160 Referee { get; init; }
    public required UInt160 RewardController { get; init; }
    public required UInt160 AuditorCommittee { get; init; }
    public required UInt160 TestStable { get; init; }
    public required UInt160 WrappedAgpu { get; init; }

    /// <summary>The pair of AGPU and TestStable.</summary>
    public required UInt160 StableExchange { get; init; }

    /// <summary>The pair of AGPU and WrappedAgpu.</summary>
    public required UInt160 WrappedExchange { get; init; }

    /// <summary>The law contracts by the names of their manifests.</summary>
    public required IReadOnlyDictionary<string, UInt160> Kernels { get; init; }

    public UInt160 MatMulKernel => Kernels["MatMulKernel"];
}

/// <summary>All of the suite's contracts on one chain, typed.</summary>
public sealed class SuiteClient
{
    public SuiteClient(IChainClient chain, SuiteAddresses addresses)
    {
        Chain = chain;
        Addresses = addresses;
        Council = new CouncilClient(chain, addresses.Council);
        Token = new AgpuTokenClient(chain, addresses.AgpuToken);
        Prices = new PricingEngineClient(chain, addresses.PricingEngine);
        Vaults = new StakingVaultsClient(chain, addresses.StakingVaults, Token);
        Reputation = new ReputationOracleProxy(chain, addresses.ReputationOracle);
        Market = new JobMarketClient(chain, addresses.JobMarket, Token);
        Referee = new RefereeClient(chain, addresses.Referee);
        Disputes = new DisputeClient(chain, addresses.Referee, Token, Council);
        Rewards = new RewardControllerProxy(chain, addresses.RewardController);
        Committee = new AuditorCommitteeClient(chain, addresses.AuditorCommittee, Token);
        Stable = new TestStableProxy(chain, addresses.TestStable);
        Wrapped = new WrappedAgpuProxy(chain, addresses.WrappedAgpu);
        StableExchange = new ExchangeProxy(chain, addresses.StableExchange);
        WrappedExchange = new ExchangeProxy(chain, addresses.WrappedExchange);
        MatMul = new KernelClient(chain, addresses.MatMulKernel);
    }

    public IChainClient Chain { get; }
    public SuiteAddresses Addresses { get; }
    public CouncilClient Council { get; }
    public AgpuTokenClient Token { get; }
    public PricingEngineClient Prices { get; }
    public StakingVaultsClient Vaults { get; }
    public ReputationOracleProxy Reputation { get; }
    public JobMarketClient Market { get; }
    public RefereeClient Referee { get; }
    public DisputeClient Disputes { get; }
    public RewardControllerProxy Rewards { get; }
    public AuditorCommitteeClient Committee { get; }
    public TestStableProxy Stable { get; }
    public WrappedAgpuProxy Wrapped { get; }
    public ExchangeProxy StableExchange { get; }
    public ExchangeProxy WrappedExchange { get; }
    public KernelClient MatMul { get; }

    /// <summary>Any kernel contract by its hash.</summary>
    public KernelClient Kernel(UInt160 hash) => new(Chain, hash);
}
