using Neo;

namespace StarMiner.Client;

/// <summary>The deployed contracts of the suite.</summary>
public sealed record SuiteAddresses(
    UInt160 Council, UInt160 AgpuToken, UInt160 JobMarket, UInt160 Referee, UInt160 MatMulKernel,
    UInt160 PricingEngine, UInt160 StakingVaults);

/// <summary>All of the suite's contracts on one chain, typed.</summary>
public sealed class SuiteClient
{
    public SuiteClient(IChainClient chain, SuiteAddresses addresses)
    {
        Chain = chain;
        Addresses = addresses;
        Council = new CouncilClient(chain, addresses.Council);
        Token = new AgpuTokenClient(chain, addresses.AgpuToken);
        Market = new JobMarketClient(chain, addresses.JobMarket, Token);
        Referee = new RefereeClient(chain, addresses.Referee);
        Prices = new PricingEngineClient(chain, addresses.PricingEngine);
        Vaults = new StakingVaultsClient(chain, addresses.StakingVaults, Token);
        MatMul = new KernelClient(chain, addresses.MatMulKernel);
    }

    public IChainClient Chain { get; }
    public SuiteAddresses Addresses { get; }
    public CouncilClient Council { get; }
    public AgpuTokenClient Token { get; }
    public JobMarketClient Market { get; }
    public RefereeClient Referee { get; }
    public PricingEngineClient Prices { get; }
    public StakingVaultsClient Vaults { get; }
    public KernelClient MatMul { get; }

    /// <summary>Any kernel contract by its hash.</summary>
    public KernelClient Kernel(UInt160 hash) => new(Chain, hash);
}
