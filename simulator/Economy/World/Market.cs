using System.Buffers.Binary;
using System.Security.Cryptography;
using Neo;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Simulator.Economies.Plan;
using StarMiner.Simulator.Engine.Host;

namespace StarMiner.Simulator.Economies.World;

/// <summary>What agents can see: the chain, and what its events told, so that nobody reads it again.</summary>
public sealed class Market
{
    const int AuditCells = 4;
    const int LotAt = 28;
    const int BpsInAll = 10_000;

    readonly Dictionary<UInt160, Account> _accounts = [];
    readonly ContractCall[] _quotes;

    public Market(EconomyPlan plan, Chain chain, SuiteAddresses suite, WorkCatalog works)
    {
        Plan = plan;
        Chain = chain;
        Suite = suite;
        Works = works;
        Calls = new Calls(suite);
        _quotes =
        [
            .. from task in Enum.GetValues<JobTask>()
               from tier in Enum.GetValues<JobTier>()
               select new ContractCall(suite.PricingEngine, "priceOf", (int)task, (int)tier),
            new ContractCall(suite.StableExchange, "reserves"),
        ];
    }

    public EconomyPlan Plan { get; }
    public Chain Chain { get; }
    public SuiteAddresses Suite { get; }
    public WorkCatalog Works { get; }
    public Calls Calls { get; }
    public JobBook Book { get; } = new();
    public CommitteeBook Committees { get; } = new();

    /// <summary>Commitments of this round, for who checks them.</summary>
    public List<MarketJob> Fresh { get; } = [];
    public Totals Totals { get; } = new();
    public Protocol Protocol { get; set; } = new();
    public IReadOnlyCollection<Account> Accounts => _accounts.Values;

    /// <summary>Prices of a unit by <see cref="JobBook.PlaceOf"/> [1e-8 AGPU].</summary>
    public long[] Prices { get; } = new long[16];

    /// <summary>The pair's reserves [1e-8 AGPU] and [1e-6 TUSD].</summary>
    public double ReserveAgpu { get; private set; }
    public double ReserveTusd { get; private set; }

    /// <summary>TUSD an AGPU; the plan's before the pair has opened.</summary>
    public double AgpuTusd => ReserveAgpu > 0 ? ReserveTusd / 1e6 / (ReserveAgpu / 1e8) : Plan.Pair.PriceTusd;

    public ulong NowMs => Chain.TimeMs;

    /// <summary>From the opening on.</summary>
    public int Day { get; set; } = -1;
    public double DemandFactor { get; set; } = 1;
    public double CostFactor { get; set; } = 1;

    /// <summary>Of active honest providers over their last week: what the talk of the trade is [TUSD a day].</summary>
    public double MeanProviderProfit { get; set; }

    /// <summary>When the next job of public work may be published; null where nothing is known yet.</summary>
    public ulong NextPublicMs { get; set; }

    public Account AddAccount(string name, string strategy)
    {
        var account = new Account(Chain.Actor(name), strategy);
        _accounts.Add(account.Hash, account);
        return account;
    }

    public Account? Find(UInt160? hash) => hash is null ? null : _accounts.GetValueOrDefault(hash);

    public long PriceOf(JobTask task, JobTier tier) => Prices[JobBook.PlaceOf(task, tier)];

    /// <summary>TUSD for so many AGPU at the present price, the pair's depth left aside.</summary>
    public double ToTusd(long agpu) => agpu / 1e8 * AgpuTusd;

    /// <summary>Reads what only the chain knows: prices move with time as well as with events.</summary>
    public void ReadPrices()
    {
        Execution read = Chain.Read(_quotes);
        if (!read.Halted) throw new InvalidOperationException($"prices cannot be read: {read.Fault!.Message}");
        for (int place = 0; place < Prices.Length; place++) Prices[place] = read.Stack[place].AsInt64();
        var reserves = read.Stack[^1].AsList(2);
        ReserveAgpu = (double)reserves[0].AsInteger();
        ReserveTusd = (double)reserves[1].AsInteger();
    }

    /// <summary>Whether the commitment was drawn for an audit; null before the seed's block.</summary>
    public bool? IsDrawn(MarketJob job)
    {
        if (job.IsDrawn is { } known) return known;
        if (SeedOf(job) is not { } seed) return null;
        uint lot = BinaryPrimitives.ReadUInt32LittleEndian(seed.AsSpan(LotAt));
        job.IsDrawn = lot % BpsInAll < job.AuditBps;
        return job.IsDrawn;
    }

    /// <summary>The drawn cells of a drawn job.</summary>
    public long[] AuditCellsOf(MarketJob job)
    {
        byte[] seed = SeedOf(job)!;
        long[] cells = new long[AuditCells];
        for (int i = 0; i < AuditCells; i++)
            cells[i] = (long)(BinaryPrimitives.ReadUInt64LittleEndian(seed.AsSpan(8 * i)) % (ulong)job.Work.Cells);
        return cells;
    }

    byte[]? SeedOf(MarketJob job)
    {
        uint block = job.CommitBlock + RefereeClient.AuditDelayBlocks;
        if (Chain.Height < block || Chain.FindBlockHash(block) is not { } hash) return null;
        byte[] input = new byte[UInt256.Length + sizeof(ulong) + job.Root.Length];
        hash.ToArray().CopyTo(input, 0);
        BinaryPrimitives.WriteUInt64LittleEndian(input.AsSpan(UInt256.Length), job.Id);
        job.Root.CopyTo(input, UInt256.Length + sizeof(ulong));
        return SHA256.HashData(input);
    }
}
