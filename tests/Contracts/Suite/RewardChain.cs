using System.Numerics;
using Neo;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Suite;

/// <summary>
/// The suite with ReputationOracle and RewardController, and a double in the seats of market, referee and vaults, so
/// that every call that only they may make can be made here. Every transaction is followed by the books' checks.
/// </summary>
public sealed class RewardChain
{
    public const long Agpu = SuiteChain.Agpu;
    public const ulong DayMs = 24 * 3_600_000;
    public const int Task = 1;

    public RewardChain(SuiteChain? suite = null)
    {
        Suite = suite ?? new SuiteChain();
        Oracles = [.. new[] { "oracle1", "oracle2", "oracle3", "oracle4", "oracle5" }.Select(Chain.Actor)];
        foreach (Actor actor in Oracles)
        {
            Chain.Fund(actor, 1_000_00000000);
            Suite.Deal(actor, 1_000 * Agpu);
        }
        Double = Deploy("SuiteDouble", null);
        Suite.Invoke(Suite.Minter, Suite.Token, "mintForPublicWork", Double, 100_000_000 * Agpu);
        Reputation = Deploy("ReputationOracle", Suite.Council);
        Rewards = Deploy("RewardController", Suite.Council);
        Suite.Invoke(Suite.Steward, Suite.Council, "listKernel", Double, Task);
        Suite.Invoke(Suite.Steward, Suite.Council, "choosePublicKernel", Double);
        Rebind(
            ("ReputationOracle", Reputation), ("RewardController", Rewards), ("Minter", Rewards), ("JobMarket", Double),
            ("AuditorCommittee", Double), ("StakingVaults", Double), ("Maintenance", Suite.Stranger.ScriptHash));
    }

    public SuiteChain Suite { get; }
    public Chain Chain => Suite.Chain;
    public UInt160 Double { get; }
    public UInt160 Reputation { get; }
    public UInt160 Rewards { get; }
    public Actor[] Oracles { get; }

    public BigInteger OracleBond => 100 * Agpu;

    public TransactionReceipt Invoke(Actor sender, UInt160 contract, string method, params object?[] arguments)
    {
        TransactionReceipt receipt = Suite.Invoke(sender, contract, method, arguments);
        Check();
        return receipt;
    }

    /// <summary>A call in the name of the seats that the double sits in.</summary>
    public TransactionReceipt AsSuite(UInt160 contract, string method, params object?[] arguments) =>
        Invoke(Suite.Stranger, Double, "act", contract, method, arguments);

    public void RefusedAsSuite(string error, UInt160 contract, string method, params object?[] arguments) =>
        Refused(error, Suite.Stranger, Double, "act", contract, method, arguments);

    public void Refused(string error, Actor sender, UInt160 contract, string method, params object?[] arguments)
    {
        byte[] before = Digest();
        TransactionReceipt receipt = Chain.Invoke(sender, new ContractCall(contract, method, arguments));
        receipt.Fault.Should().NotBeNull($"{method} should end in {error}");
        receipt.Fault!.Message.Should().Be($"An unhandled exception was thrown. {error}");
        Digest().Should().Equal(before);
    }

    public BigInteger Read(UInt160 contract, string method, params object?[] arguments) =>
        Suite.Read(contract, method, arguments).GetInteger();

    public BigInteger[] ReadList(UInt160 contract, string method, params object?[] arguments) =>
        [.. Suite.Read(contract, method, arguments).AsList().Select(item => item.AsInteger())];

    public BigInteger ScoreOf(Actor provider) => Read(Reputation, "scoreOf", provider.ScriptHash, Task);

    /// <summary>What the market does when a paid job is accepted: burn, reputation, rewards.</summary>
    public BigInteger Settle(Actor provider, Actor client, BigInteger burned)
    {
        BigInteger score = AsSuite(Reputation, "recordSettled", provider.ScriptHash, Task, client.ScriptHash, burned)
            .Result!.GetInteger();
        Book(provider, burned, score);
        return score;
    }

    /// <summary>Burn and rewards at a score of the test's choice.</summary>
    public void Book(Actor provider, BigInteger burned, BigInteger score)
    {
        AsSuite(Suite.Token, "burnAtSettlement", burned);
        AsSuite(Rewards, "recordSettled", provider.ScriptHash, burned, score);
    }

    public void PayPools(BigInteger auditors, BigInteger oracles, BigInteger maintenance) => AsSuite(
        Suite.Token, "transfer", Double, Rewards, auditors + oracles + maintenance,
        new object?[] { "pools", auditors, oracles, maintenance });

    public void Bond(Actor oracle, BigInteger amount) => Invoke(
        oracle, Suite.Token, "transfer", oracle.ScriptHash, Reputation, amount, new object?[] { "bond" });

    public void PassTime(ulong ms) => Chain.MoveTimeTo(Chain.TimeMs + ms);

    public BigInteger Claim(Actor actor, string method) =>
        Invoke(actor, Rewards, method, actor.ScriptHash).Result!.GetInteger();

    public UInt160 Deploy(string name, object? data) => Chain.Deploy(Suite.Steward, CompiledSuite.Load(name), data);

    /// <summary>Binds roles at genesis, or through the timelock where somebody has the seat.</summary>
    public void Rebind(params (string Role, UInt160 Address)[] seats)
    {
        var waiting = new List<object?[]>();
        foreach (var (role, address) in seats)
        {
            if (!Suite.Read(Suite.Council, "isBound", role).AsBool())
            {
                Suite.Invoke(Suite.Steward, Suite.Council, "bind", role, address);
                continue;
            }
            waiting.Add(["bind", role, address]);
            Suite.Invoke(Suite.Steward, Suite.Council, "schedule", (object?)waiting[^1]);
        }
        Execute(waiting);
    }

    /// <summary>Sets parameters through the timelock.</summary>
    public void Set(params (string Name, BigInteger Value)[] parameters)
    {
        object?[][] actions = [.. parameters.Select(p => new object?[] { "set", p.Name, p.Value })];
        foreach (object?[] action in actions) Suite.Invoke(Suite.Steward, Suite.Council, "schedule", (object?)action);
        Execute(actions);
    }

    void Execute(IReadOnlyList<object?[]> actions)
    {
        if (actions.Count == 0) return;
        Chain.MoveTimeTo(Suite.Read(Suite.Council, "readyAt", (object?)actions[^1]).AsUInt64());
        foreach (object?[] action in actions) Suite.Invoke(Suite.Stranger, Suite.Council, "execute", (object?)action);
    }

    void Check()
    {
        Money money = Suite.Money;
        RewardStorage.Of(this).CheckBooks(money);
        OracleStorage.Of(this).CheckBonds(money);
    }

    internal BigInteger BalanceOf(UInt160 account) => Money.Storage(Chain, Suite.Token)
        .Where(entry => entry.Key.AsSpan().SequenceEqual(account.ToArray()))
        .Select(entry => new BigInteger(entry.Value)).SingleOrDefault();

    byte[] Digest() => Chain.State.Digest(key => BitConverter.ToInt32(key) > 0);
}
