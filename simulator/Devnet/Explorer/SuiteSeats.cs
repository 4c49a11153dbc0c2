using Neo;
using StarMiner.Simulator.Devnet.Explorer.Tables;

namespace StarMiner.Simulator.Devnet.Explorer;

/// <summary>Those contracts of the suite whose events the explorer follows.</summary>
sealed record SuiteSeats(
    UInt160 Token, UInt160 Pricing, UInt160 Vaults, UInt160 Market, UInt160 Referee, UInt160 Rewards)
{
    /// <returns>Null where there is no suite.</returns>
    public static SuiteSeats? Of(IReadOnlyDictionary<string, UInt160> contracts) => contracts.Count == 0
        ? null
        : new SuiteSeats(
            contracts["AgpuToken"], contracts["PricingEngine"], contracts["StakingVaults"], contracts["JobMarket"],
            contracts["Referee"], contracts["RewardController"]);
}

/// <summary>The tables of the StarMiner view.</summary>
sealed class SuiteTables(SuiteSeats seats)
{
    public SuiteSeats Seats => seats;

    public SupplyTable Supply { get; } = new(seats.Token);

    public PriceTable Prices { get; } = new(seats.Pricing);

    public VaultTable Vaults { get; } = new(seats.Vaults);

    public JobTable Jobs { get; } = new(new HashSet<UInt160> { seats.Market, seats.Referee, seats.Rewards });

    public IEnumerable<IExplorerTable> All => [Supply, Prices, Vaults, Jobs];
}
