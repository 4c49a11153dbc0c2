using System.Numerics;
using Neo;
using Neo.VM.Types;
using StarMiner.Client;
using StarMiner.Simulator.Engine.Host;

namespace StarMiner.Simulator.Economies.World;

/// <summary>
/// The suite's books at the end of a day, by its own safe methods: what everybody has, and whether the sums that must
/// hold do. Amounts in [1e-8 AGPU].
/// </summary>
sealed class Books(Market market)
{
    static readonly JobTask[] Tasks = Enum.GetValues<JobTask>();
    readonly SuiteAddresses _suite = market.Suite;

    sealed record Holding(
        BigInteger Balance, BigInteger Credit, BigInteger Stake, BigInteger Locked, BigInteger Owed, BigInteger Bonds,
        BigInteger PairCredit, BigInteger Shares, BigInteger Slots)
    {
        public BigInteger Wealth => Balance + Credit + Stake + Locked + Owed + Bonds + PairCredit + Slots;
    }

    public double Supply() => (double)Number(_suite.AgpuToken, "totalSupply");

    /// <summary>Everything of an account that is or can become AGPU, its part of the pair too.</summary>
    public double WealthOf(Account account)
    {
        Holding holding = Read(account);
        double shares = (double)Number(_suite.StableExchange, "totalSupply");
        double ofPair = shares > 0 ? (double)holding.Shares / shares * market.ReserveAgpu : 0;
        return (double)holding.Wealth + ofPair;
    }

    /// <summary>What does not hold, in words.</summary>
    public IReadOnlyList<string> Broken()
    {
        Holding[] all = [.. market.Accounts.Select(Read)];
        BigInteger supply = Number(_suite.AgpuToken, "totalSupply");
        BigInteger publicWork = Number(_suite.AgpuToken, "mintedForPublicWork");
        BigInteger jobs = Number(_suite.AgpuToken, "mintedForJobs");
        BigInteger burned = Number(_suite.AgpuToken, "totalBurned");
        BigInteger settled = Number(_suite.AgpuToken, "burnedAtSettlement");
        BigInteger[] pools = Numbers(_suite.JobMarket, "pools");
        BigInteger[] treasury = Numbers(_suite.RewardController, "treasuryOf");
        BigInteger[] reserves = Numbers(_suite.StableExchange, "reserves");
        var (atMarket, atVaults, atRewards, atOracle, atPair, atCommittee) = (
            BalanceOf(_suite.JobMarket), BalanceOf(_suite.StakingVaults), BalanceOf(_suite.RewardController),
            BalanceOf(_suite.ReputationOracle), BalanceOf(_suite.StableExchange),
            BalanceOf(_suite.AuditorCommittee));
        BigInteger escrow = Sum(market.Book.Live, job => job.Fee + job.Tip);
        BigInteger bonds = Sum(market.Book.Live, job => job.Status is JobStatus.Open ? 0 : job.Bond);
        (string Law, bool Holds)[] laws =
        [
            ("supply = minted - burned", supply == publicWork + jobs - burned),
            ("minted for jobs <= 0.9 x burned at settlement", jobs * 10 <= settled * 9),
            ("supply = all balances",
                supply == Sum(all, h => h.Balance) + atMarket + atVaults + atRewards + atOracle + atPair
                    + atCommittee),
            ("JobMarket: escrow + credits + pools = balance",
                escrow + Sum(all, h => h.Credit) + Sum(pools, p => p) == atMarket),
            ("StakingVaults: free + locked + unbonding = balance", Sum(all, h => h.Stake + h.Locked) == atVaults),
            ("locked stake = bonds of live jobs", Sum(all, h => h.Locked) == bonds),
            ("RewardController: fees + maintenance = balance", treasury[1] + treasury[2] == atRewards),
            ("ReputationOracle: bonds = balance", Sum(all, h => h.Bonds) == atOracle),
            ("AuditorCommittee: bonds of slots = balance", Sum(all, h => h.Slots) == atCommittee),
            ("exchange: reserve + fees + credits = balance",
                reserves[0] + Number(_suite.StableExchange, "unburnedFees") + Sum(all, h => h.PairCredit) == atPair),
            ("events tell every balance",
                market.Accounts.Zip(all, (a, h) => a.Agpu == h.Balance && a.Credit == h.Credit).All(same => same)),
        ];
        return [.. laws.Where(law => !law.Holds).Select(law => law.Law)];
    }

    Holding Read(Account account)
    {
        ContractCall[] calls =
        [
            new(_suite.AgpuToken, "balanceOf", account.Hash), new(_suite.JobMarket, "claimable", account.Hash),
            new(_suite.RewardController, "owedTo", account.Hash), new(_suite.ReputationOracle, "bondOf", account.Hash),
            new(_suite.StableExchange, "creditOf", account.Hash, _suite.AgpuToken),
            new(_suite.StableExchange, "balanceOf", account.Hash),
            .. Tasks.Select(task => new ContractCall(_suite.StakingVaults, "vaultOf", account.Hash, (int)task)),
        ];
        IReadOnlyList<StackItem> stack = Run(calls);
        BigInteger[][] vaults = [.. stack.Skip(6).Select(NumbersOf)];
        return new Holding(
            stack[0].AsInteger(), stack[1].AsInteger(), Sum(vaults, vault => vault[0] + vault[2]),
            Sum(vaults, vault => vault[1]), Sum(NumbersOf(stack[2]), n => n), Sum(NumbersOf(stack[3]), n => n),
            stack[4].AsInteger(), stack[5].AsInteger(), market.Committees.BondOf(account));
    }

    BigInteger BalanceOf(UInt160 account) => Number(_suite.AgpuToken, "balanceOf", account);

    BigInteger Number(UInt160 contract, string method, params object?[] arguments) =>
        Run(new ContractCall(contract, method, arguments))[0].AsInteger();

    BigInteger[] Numbers(UInt160 contract, string method) => NumbersOf(Run(new ContractCall(contract, method))[0]);

    IReadOnlyList<StackItem> Run(params ContractCall[] calls)
    {
        Execution read = market.Chain.Read(calls);
        return read.Halted
            ? read.Stack
            : throw new ChainException($"the books cannot be read: {read.Fault!.Message}");
    }

    static BigInteger[] NumbersOf(StackItem item) => [.. item.AsList().Select(part => part.AsInteger())];

    static BigInteger Sum<T>(IEnumerable<T> items, Func<T, BigInteger> of) =>
        items.Aggregate(BigInteger.Zero, (sum, item) => sum + of(item));
}
