using System.Numerics;
using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Proxies;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Invariants;

/// <summary>Reads a run's books, by the contracts' safe methods alone.</summary>
/// <param name="people">Everyone who can hold AGPU beside the suite's contracts; who is one of them is left out.</param>
sealed class BookKeeper(SuiteClient suite, IEnumerable<UInt160> people, Tally tally)
{
    readonly UInt160[] holders = [.. people.Concat(tally.Receivers).Except(ContractsOf(suite))];

    static readonly JobTask[] Tasks = Enum.GetValues<JobTask>();

    /// <param name="everyJobCanEnd">What <see cref="JobEnds"/> found.</param>
    public async Task<Books> ReadAsync(bool everyJobCanEnd, CancellationToken cancel)
    {
        var jobs = await JobsAsync(suite, cancel);
        Job[] live = [.. jobs.Where(job => job.Status < JobStatus.Settled)];
        var vaults = await VaultsAsync(cancel);
        var pools = await suite.Market.PoolsAsync(cancel);
        var treasury = await suite.Rewards.TreasuryOfAsync(cancel);
        return new Books
        {
            Supply = await suite.Token.TotalSupplyAsync(cancel),
            TotalBurned = await suite.Token.TotalBurnedAsync(cancel),
            BurnedAtSettlement = await suite.Token.BurnedAtSettlementAsync(cancel),
            MintedForPublicWork = await suite.Token.MintedForPublicWorkAsync(cancel),
            MintedForJobs = await suite.Token.MintedForJobsAsync(cancel),
            Holdings = await SumAsync(holders.Concat(Contracts), BalanceAsync),
            MarketBalance = await BalanceAsync(suite.Market.Hash),
            Escrow = Sum(live.Select(job => job.FeeAgpu + job.TipAgpu)),
            Credits = await SumAsync(
                holders.Concat(Contracts), account => suite.Market.ClaimableAsync(account, cancel)),
            Pools = pools.AuditorsAgpu + pools.OraclesAgpu + pools.MaintenanceAgpu,
            LiveBonds = Sum(live.Select(job => job.BondAgpu)),
            VaultsBalance = await BalanceAsync(suite.Vaults.Hash),
            FreeStake = Sum(vaults.Select(vault => vault.FreeAgpu)),
            LockedStake = Sum(vaults.Select(vault => vault.LockedAgpu)),
            UnbondingStake = Sum(vaults.Select(vault => vault.UnbondingAgpu)),
            RewardsBalance = await BalanceAsync(suite.Rewards.Hash),
            RewardFees = treasury[1] + treasury[2],
            OracleBalance = await BalanceAsync(suite.Reputation.Hash),
            OracleBonds = await SumAsync(
                holders, async account => Sum(await suite.Reputation.BondOfAsync(account, cancel))),
            CommitteeBalance = await BalanceAsync(suite.Committee.Hash),
            AuditorBonds = await AuditorBondsAsync(cancel),
            WrappedBalance = await BalanceAsync(suite.Wrapped.Hash),
            WrappedSupply = await suite.Wrapped.TotalSupplyAsync(cancel),
            Pairs =
            [
                .. await SidesAsync(suite.StableExchange, a => suite.Stable.BalanceOfAsync(a, cancel), cancel),
                .. await SidesAsync(suite.WrappedExchange, a => suite.Wrapped.BalanceOfAsync(a, cancel), cancel),
            ],
            SupplyRoseThroughAJob = tally.SupplyRoseThroughAJob,
            EveryJobCanEnd = everyJobCanEnd,
        };

        Task<BigInteger> BalanceAsync(UInt160 account) => suite.Token.BalanceOfAsync(account, cancel);
    }

    public static async Task<IReadOnlyList<Job>> JobsAsync(SuiteClient suite, CancellationToken cancel)
    {
        var jobs = new List<Job>();
        ulong count = await suite.Market.JobCountAsync(cancel);
        for (ulong id = 1; id <= count; id++) jobs.Add(await suite.Market.JobAsync(id, cancel));
        return jobs;
    }

    UInt160[] Contracts => ContractsOf(suite);

    static UInt160[] ContractsOf(SuiteClient suite) =>
    [
        suite.Market.Hash, suite.Vaults.Hash, suite.Rewards.Hash, suite.Reputation.Hash, suite.Referee.Hash,
        suite.Committee.Hash, suite.Wrapped.Hash, suite.StableExchange.Hash, suite.WrappedExchange.Hash,
        suite.Token.Hash,
    ];

    async Task<IReadOnlyList<Vault>> VaultsAsync(CancellationToken cancel)
    {
        var vaults = new List<Vault>();
        foreach (var holder in holders)
            foreach (var task in Tasks) vaults.Add(await suite.Vaults.VaultOfAsync(holder, task, cancel));
        return vaults;
    }

    async Task<BigInteger> AuditorBondsAsync(CancellationToken cancel)
    {
        BigInteger sum = 0;
        uint slots = await suite.Committee.SlotCountAsync(cancel);
        for (uint slot = 0; slot < slots; slot++) sum += (await suite.Committee.SlotOfAsync(slot, cancel)).BondAgpu;
        return sum;
    }

    async Task<PairSide[]> SidesAsync(
        ExchangeProxy pair, Func<UInt160, Task<BigInteger>> assetOf, CancellationToken cancel)
    {
        var tokens = await pair.TokensAsync(cancel);
        var reserves = await pair.ReservesAsync(cancel);
        var fees = await pair.UnburnedFeesAsync(cancel);
        return
        [
            new PairSide(
                await suite.Token.BalanceOfAsync(pair.Hash, cancel), reserves[0] + fees + await CreditsAsync(tokens[0])),
            new PairSide(await assetOf(pair.Hash), reserves[1] + await CreditsAsync(tokens[1])),
        ];

        Task<BigInteger> CreditsAsync(UInt160 token) =>
            SumAsync(holders, holder => pair.CreditOfAsync(holder, token, cancel));
    }

    static BigInteger Sum(IEnumerable<BigInteger> amounts) => amounts.Aggregate(BigInteger.Zero, BigInteger.Add);

    static async Task<BigInteger> SumAsync(IEnumerable<UInt160> accounts, Func<UInt160, Task<BigInteger>> amountOf)
    {
        BigInteger sum = 0;
        foreach (var account in accounts) sum += await amountOf(account);
        return sum;
    }
}
