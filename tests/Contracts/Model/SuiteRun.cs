using System.Numerics;
using Neo;
using Neo.IO;
using Neo.SmartContract.Manifest;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>The whole suite and its model side by side: the same calls, compared after each.</summary>
public sealed partial class SuiteRun
{
    const int Worker = 1;
    const long Agpu = SuiteChain.Agpu, FirstAgpu = 1_000 * Agpu, FirstAsset = 250 * ExchangeChain.Tusd;
    static readonly Lazy<Setting> Prepared = new(Prepare);

    static readonly int[] Oracles = [0, 2, 3], Everybody = [0, 1, 2, 3];

    readonly WholeSuite _whole = Prepared.Value.Whole;
    readonly UInt160 _kernel = Prepared.Value.Kernel, _wrapped = Prepared.Value.Wrapped;
    readonly ExchangeChain _exchange = Prepared.Value.Exchange;
    readonly SuiteModel _model = new(SuiteSteps.Actors);
    readonly Dictionary<int, TinyJob> _work = [];
    readonly Actor[] _actors;
    ModelJob? _touched;

    /// <summary>How often each act went through and was refused.</summary>
    readonly Dictionary<(SuiteAct Act, bool WentThrough), int> _outcomes;

    /// <summary>The same of each "Contract.method".</summary>
    readonly Dictionary<(string Method, bool WentThrough), int> _calls;

    public SuiteRun(
        Dictionary<(SuiteAct Act, bool WentThrough), int> outcomes,
        Dictionary<(string Method, bool WentThrough), int> calls)
    {
        (_outcomes, _calls) = (outcomes, calls);
        Chain.Restore(Prepared.Value.Start);
        _actors = ActorsOf(Suite);
        Money money = Suite.Money;
        for (int who = 0; who < _actors.Length; who++)
        {
            _model.Balances[who] = money.BalanceOf(_actors[who].ScriptHash);
            _model.Vaults[who].Free = money.StakeOf(_actors[who].ScriptHash, TinyJob.Task).Free;
            _model.Pair.AssetWallets[who] = _exchange.BalanceOf(_exchange.Stable, _actors[who]);
        }
        foreach (int oracle in Oracles) _model.OracleBonds[oracle] = 2 * SuiteModel.OracleBond;
        _model.WorkMs[Worker] = Chain.TimeMs;
        _model.Begin(money.Supply, money.VaultsBalance);
        ProvideLiquidity();
    }

    /// <summary>The first actor has put it in before anybody moves.</summary>
    void ProvideLiquidity()
    {
        PairModel pair = _model.Pair;
        pair.AgpuWallets[0] += FirstAgpu;
        pair.AssetWallets[0] += FirstAsset;
        _ = pair.Deposit(0, true, FirstAgpu) && pair.Deposit(0, false, FirstAsset) && pair.Add(0, FirstAgpu, FirstAsset);
    }

    SuiteChain Suite => _whole.Chain;
    Chain Chain => Suite.Chain;

    public void Do(SuiteStep drawn)
    {
        SuiteStep step = Aimed(drawn);
        BigInteger[] wealth = [.. Enumerable.Range(0, _actors.Length).Select(_model.Wealth)];
        (int Status, int Provider)[] before = [.. _model.Jobs.Select(job => (job.Status, job.Provider))];
        BigInteger supply = _model.Supply;
        Perform(step);
        Compare(step);
        CheckLosses(step, wealth, before);
        if (_model.Jobs.Zip(before).Any(j => j.First.Status == SuiteModel.Settled
            && j.Second.Status != SuiteModel.Settled && !j.First.IsPublic))
            _model.Supply.Should().BeLessThan(supply, "{0} settled a paid job", step);
    }

    /// <summary>Sends the call and holds its outcome against the model's, asked with the block that it came into.</summary>
    TransactionReceipt Expect(
        SuiteStep step, Actor signer, Func<ulong, uint, string?> model, UInt160 contract, string method,
        params object?[] arguments)
    {
        TransactionReceipt receipt = Call(signer, contract, method, arguments);
        string? expected = model(receipt.Block.Timestamp, receipt.Block.Index);
        string? actual = receipt.Fault?.Message.Split("thrown. ") is { } parts
            ? parts[^1]
            : method == "transfer" && !receipt.Result!.AsBool() ? "false" : null;
        Count(step, actual is null);
        if (expected == SuiteModel.Any) actual.Should().MatchRegex("^[A-Z][A-Za-z]+/[a-z-]+$", "{0}", step);
        else actual.Should().Be(expected, "{0} in block {1}", step, receipt.Block.Index);
        return receipt;
    }

    void Count(SuiteStep step, TransactionReceipt receipt) => Count(step, receipt.Fault is null);

    void Count(SuiteStep step, bool wentThrough) =>
        _outcomes[(step.Act, wentThrough)] = _outcomes.GetValueOrDefault((step.Act, wentThrough)) + 1;

    Actor SignerOf(SuiteStep step) => _actors[SignerIndex(step)];

    static int SignerIndex(SuiteStep step) => step.IsForged ? (step.Who + 1) % SuiteSteps.Actors : step.Who;

    void Compare(SuiteStep step)
    {
        Money money = Suite.Money;
        money.CheckConservation();
        money.Supply.Should().Be(_model.Supply, "of {0}", step);
        money.BurnedAtSettlement.Should().Be(_model.BurnedAtSettlement, "of {0}", step);
        money.MintedForJobs.Should().Be(_model.MintedForJobs, "of {0}", step);
        money.MarketBalance.Should().Be(_model.MarketBalance, "of {0}", step);
        money.VaultsBalance.Should().Be(_model.VaultsBalance, "of {0}", step);
        money.Pools.Should().Be(_model.Pools, "of {0}", step);
        money.BalanceOf(_whole.Rewards).Should().Be(_model.RewardsBalance, "of {0}", step);
        money.BalanceOf(_whole.Oracle).Should().Be(Sum(_model.OracleBonds) + Sum(_model.OracleLocks), "of {0}", step);
        money.BalanceOf(_wrapped).Should().Be(Sum(_model.Wrapped), "of {0}", step);
        money.BalanceOf(Suite.Referee).Should().Be(_model.RefereeBalance, "of {0}", step);
        money.BalanceOf(_whole.Committee).Should().Be(_model.CommitteeBalance, "of {0}", step);
        Books.Check(_whole, money);
        ComparePair(step);
        CompareOracles(step);
        for (int who = 0; who < _actors.Length; who++)
        {
            UInt160 account = _actors[who].ScriptHash;
            money.BalanceOf(account).Should().Be(_model.Balances[who], "balance of {0} after {1}", who, step);
            money.CreditOf(account).Should().Be(_model.Credits[who], "credit of {0} after {1}", who, step);
            ModelVault vault = _model.Vaults[who];
            money.StakeOf(account, TinyJob.Task).Should().Be(
                (vault.Free, vault.Locked, vault.Earned), "stake of {0} after {1}", who, step);
            money.UnbondingOf(account, TinyJob.Task).Should().Be(
                vault.Unbonding, "what {0} takes out after {1}", who, step);
        }
        // The job that the step was about; whoever else's changed would show in the amounts.
        if (_touched is { } job)
            JobView.Read(Suite, job.Id).Status.Should().Be(job.Status, "job {0} after {1}", job.Id, step);
    }

    /// <summary>
    /// Nobody who did not sign has less than before, but by its own job's fee and tip, or by a slash of its own bond and a
    /// tenth of what stands beside it.
    /// </summary>
    void CheckLosses(SuiteStep step, BigInteger[] wealth, (int Status, int Provider)[] before)
    {
        for (int who = 0; who < _actors.Length; who++)
        {
            BigInteger lost = wealth[who] - _model.Wealth(who);
            if (lost <= 0 || who == SignerIndex(step)) continue;
            // Auditors that were wrong or absent: at most a lock a seat.
            if (step.Act == SuiteAct.CloseCommittee && lost <= 3 * SuiteModel.SeatLock) continue;
            // An oracle that was far off or absent: its report's lock.
            if (step.Act == SuiteAct.CloseRound && lost <= SuiteModel.ReportLock) continue;
            BigInteger fees = 0;
            bool isSlashed = false;
            for (int i = 0; i < before.Length; i++)
            {
                ModelJob job = _model.Jobs[i];
                if (job.Status == before[i].Status) continue;
                if (job.Client == who) fees += job.Fee + job.Tip;
                isSlashed |= before[i].Provider == who && job.Status is SuiteModel.Slashed or SuiteModel.Open;
            }
            if (!isSlashed) lost.Should().BeLessThanOrEqualTo(fees, "{0} is no loss of {1}'s", step, who);
        }
    }

    static BigInteger Sum(BigInteger[] amounts) => amounts.Aggregate(BigInteger.Zero, BigInteger.Add);

    static Actor[] ActorsOf(SuiteChain suite) => [suite.Client, suite.Provider, suite.Challenger, suite.Stranger];

    static Setting Prepare()
    {
        var whole = new WholeSuite();
        SuiteChain suite = whole.Chain;
        UInt160 kernel = TinyJob.Deploy(suite);
        suite.Invoke(suite.Steward, suite.Council, "listKernel", kernel, TinyJob.Task);
        suite.Invoke(suite.Steward, suite.Council, "choosePublicKernel", kernel);
        UInt160 wrapped = suite.Chain.Deploy(suite.Steward, CompiledSuite.Load("WrappedAgpu"), suite.Council);
        foreach (Actor actor in ActorsOf(suite)) suite.Deal(actor, 5_000 * Agpu);
        foreach (Actor actor in new[] { suite.Provider, suite.Challenger }) suite.Stake(actor, 300 * Agpu, TinyJob.Task);
        var exchange = new ExchangeChain(suite);
        suite.Invoke(suite.Steward, suite.Council, "bind", "Exchange", exchange.Pair);
        UInt160 maintenance = ActorsOf(suite)[SuiteModel.Maintenance].ScriptHash;
        suite.Invoke(suite.Steward, suite.Council, "bind", "Maintenance", maintenance);
        foreach (Actor actor in ActorsOf(suite)) exchange.Give(actor, 5_000 * ExchangeChain.Tusd);
        exchange.Add(suite.Client, FirstAgpu, FirstAsset);
        foreach (int oracle in Oracles)
        {
            UInt160 account = ActorsOf(suite)[oracle].ScriptHash;
            suite.Invoke(ActorsOf(suite)[oracle], suite.Token, "transfer", account, whole.Oracle,
                2 * SuiteModel.OracleBond, new object?[] { "bond" });
        }
        whole.CloseTheMint();
        Praise(whole, ActorsOf(suite)[Worker]);
        Dictionary<UInt160, string> names = new[]
        {
            suite.Council, suite.Token, suite.Prices, suite.Vaults, suite.Market, suite.Referee, whole.Oracle,
            whole.Rewards, whole.Committee, exchange.Stable, wrapped,
        }.ToDictionary(hash => hash, hash => suite.Chain.FindContract(hash)!.Manifest.Name);
        names[exchange.Pair] = "Exchange"; // Each pair is deployed under a name of its own.
        return new Setting(
            whole, kernel, wrapped, exchange, names, ForeignOf(suite.Chain, names), suite.Chain.Snapshot());
    }

    /// <summary>
    /// A score that years of work would have made, as of now: what settlements mint for providers begins far above a
    /// newcomer's.
    /// </summary>
    static void Praise(WholeSuite whole, Actor provider)
    {
        BigInteger now = whole.Chain.Chain.TimeMs;
        byte[] key = [0x10, TinyJob.Task, .. provider.ScriptHash.ToArray()];
        Crowd.Put(
            whole.Chain.Chain, whole.Oracle, [(key, Crowd.Bytes(7_000_000_000 + (now << 40) + (now << 88)))]);
        whole.Score(provider, TinyJob.Task).Should().BeGreaterThan(6_900);
    }

    /// <param name="Names">The contracts that calls are counted of.</param>
    /// <param name="Foreign">Their methods that are refused to whoever calls them here.</param>
    /// <param name="Start">The moment at which every sequence begins.</param>
    sealed record Setting(
        WholeSuite Whole, UInt160 Kernel, UInt160 Wrapped, ExchangeChain Exchange, Dictionary<UInt160, string> Names,
        (UInt160 Contract, ContractMethodDescriptor Method)[] Foreign, ChainSnapshot Start);
}
