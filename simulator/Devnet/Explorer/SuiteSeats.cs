using Neo;
using StarMiner.Simulator.Devnet.Explorer.Tables;

namespace StarMiner.Simulator.Devnet.Explorer;

/// <summary>Those contracts of the suite whose events the explorer follows.</summary>
/// <param name="All">The whole suite: any of it may say something about a job.</param>
sealed record SuiteSeats(
    UInt160 Token, UInt160 Pricing, UInt160 Vaults, IReadOnlySet<UInt160> All)
{
    /// <returns>Null where there is no suite.</returns>
    public static SuiteSeats? Of(IReadOnlyDictionary<string, UInt160> contracts) => contracts.Count == 0
        ? null
        : new SuiteSeats(
            contracts["AgpuToken"], contracts["PricingEngine"], contracts["StakingVaults"],
            contracts.Values.ToHashSet());
}

/// <summary>The tables of the StarMiner view.</summary>
sealed class SuiteTables(SuiteSeats seats)
{
    public SuiteSeats Seats => seats;

    public SupplyTable Supply { get; } = new(seats.Token);

    public PriceTable Prices { get; } = new(seats.Pricing);

    public VaultTable Vaults { get; } = new(seats.Vaults);

    public JobTable Jobs { get; } = new(seats.All);

    public IEnumerable<IExplorerTable> All => [Supply, Prices, Vaults, Jobs];
}
