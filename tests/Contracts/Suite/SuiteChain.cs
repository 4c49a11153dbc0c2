using System.Numerics;
using Neo;
using Neo.VM.Types;
using StarMiner.Client;
using StarMiner.Simulator;
using StarMiner.Simulator.Engine.DebugInfo;

namespace StarMiner.Contracts.Tests.Suite;

/// <summary>
/// A chain with the suite deployed and funded actors; every test gets a branch of one and the same moment. Every
/// transaction is followed by the check that no AGPU came or went unseen.
/// </summary>
public sealed class SuiteChain
{
    public const long Agpu = 1_00000000;

    /// <summary>The task of matrix products, and the tier that the tests' jobs ask for.</summary>
    public const int Inference = 1, Standard = 1;

    /// <summary>What a unit costs in these tests before demand moves it: enough that shares and bonds count.</summary>
    public const long UnitPrice = 2 * Agpu;

    static readonly Lazy<Chain> Deployed = new(Deploy);

    public SuiteChain()
    {
        Chain = Deployed.Value.Branch();
        Steward = Chain.Actor("steward");
        Minter = Chain.Actor("minter");
        Client = Chain.Actor("client");
        Provider = Chain.Actor("provider");
        Challenger = Chain.Actor("challenger");
        Stranger = Chain.Actor("stranger");
        Council = HashOf("Council");
        Token = HashOf("AgpuToken");
        Market = HashOf("JobMarket");
        Referee = HashOf("Referee");
        Vaults = HashOf("StakingVaults");
        Prices = HashOf("PricingEngine");
        Kernel = HashOf("MatMulKernel");
    }

    public Chain Chain { get; }
    public Actor Steward { get; }
    public Actor Minter { get; }
    public Actor Client { get; }
    public Actor Provider { get; }
    public Actor Challenger { get; }
    public Actor Stranger { get; }
    public UInt160 Council { get; }
    public UInt160 Token { get; }
    public UInt160 Market { get; }
    public UInt160 Referee { get; }
    public UInt160 Vaults { get; }
    public UInt160 Prices { get; }
    public UInt160 Kernel { get; }

    public Money Money => new(Chain, Token, Market, Vaults);

    public UInt160 HashOf(string contract) => CompiledSuite.Load(contract).HashFor(Chain.Actor("steward").ScriptHash);

    /// <summary>A call that must go through, in a block of its own.</summary>
    public TransactionReceipt Invoke(Actor sender, UInt160 contract, string method, params object?[] arguments)
    {
        TransactionReceipt receipt = Chain.Invoke(sender, new ContractCall(contract, method, arguments));
        receipt.Fault.Should().BeNull();
        Money.CheckConservation();
        return receipt;
    }

    /// <summary>A call that several sign and that must go through.</summary>
    public TransactionReceipt InvokeTogether(Actor[] senders, UInt160 contract, string method, params object?[] arguments)
    {
        TransactionReceipt receipt = SendTogether(senders, contract, method, arguments);
        receipt.Fault.Should().BeNull();
        Money.CheckConservation();
        return receipt;
    }

    /// <summary>Has the Council do something: scheduled, waited for, executed.</summary>
    public TransactionReceipt Govern(params object?[] action)
    {
        Invoke(Steward, Council, "schedule", (object?)action);
        Chain.MoveTimeTo(Read(Council, "readyAt", (object?)action).AsUInt64());
        return Invoke(Stranger, Council, "execute", (object?)action);
    }

    TransactionReceipt SendTogether(Actor[] senders, UInt160 contract, string method, object?[] arguments) =>
        Chain.Send(new TransactionRequest(
            CallScript.Of(new ContractCall(contract, method, arguments)), [.. senders.Select(s => new TransactionSigner(s))]));

    /// <summary>A call that must be refused with this error and change nothing in the suite.</summary>
    public void Refused(string error, Actor sender, UInt160 contract, string method, params object?[] arguments) =>
        RefusedTogether(error, [sender], contract, method, arguments);

    /// <summary>A call that several sign, refused with this error.</summary>
    public void RefusedTogether(string error, Actor[] senders, UInt160 contract, string method, params object?[] arguments)
    {
        byte[] before = SuiteDigest();
        TransactionReceipt receipt = SendTogether(senders, contract, method, arguments);
        receipt.Fault.Should().NotBeNull($"{method} should end in {error}");
        receipt.Fault!.Message.Should().Be($"An unhandled exception was thrown. {error}");
        SuiteDigest().Should().Equal(before);
    }

    public StackItem Read(UInt160 contract, string method, params object?[] arguments)
    {
        var run = Chain.Read(new ContractCall(contract, method, arguments));
        run.Fault.Should().BeNull();
        return run.Stack[0];
    }

    public void RefusedRead(string error, UInt160 contract, string method, params object?[] arguments)
    {
        var run = Chain.Read(new ContractCall(contract, method, arguments));
        run.Fault.Should().NotBeNull($"{method} should end in {error}");
        run.Fault!.Message.Should().Be($"An unhandled exception was thrown. {error}");
    }

    public BigInteger BalanceOf(UInt160 account) => Read(Token, "balanceOf", account).AsInteger();

    public BigInteger Claimable(Actor actor) => Read(Market, "claimable", actor.ScriptHash).AsInteger();

    /// <summary>Of the actor's stake for inference, the task of matrix products.</summary>
    public (BigInteger Free, BigInteger Locked) BondOf(Actor actor)
    {
        var vault = Read(Vaults, "vaultOf", actor.ScriptHash, Inference).AsList(5);
        return (vault[0].AsInteger(), vault[1].AsInteger());
    }

    public TransactionReceipt Stake(Actor actor, BigInteger amount, int task = Inference) =>
        Invoke(actor, Token, "transfer", actor.ScriptHash, Vaults, amount, new object?[] { "stake", task });

    /// <summary>Gives everyone this score from now on.</summary>
    public void SetScore(int score)
    {
        UInt160 board = CompiledSuite.Load("FixedScore").HashFor(Steward.ScriptHash);
        if (Chain.FindContract(board) is null)
        {
            Chain.Deploy(Steward, CompiledSuite.Load("FixedScore"));
            Invoke(Steward, Council, "bind", "ReputationOracle", board);
        }
        Invoke(Stranger, board, "set", score);
    }

    public void Deal(Actor actor, BigInteger amount) =>
        Invoke(Minter, Token, "mintForPublicWork", actor.ScriptHash, amount);

    /// <summary>Lets the block that is made next have at least this index.</summary>
    public void MineUntilNext(uint index)
    {
        if (Chain.Height + 1 < index) Chain.MineEmpty(index - Chain.Height - 1);
    }

    byte[] SuiteDigest()
    {
        var ids = new[] { Council, Token, Market, Referee, Kernel, Vaults, Prices }.Select(hash => Chain.FindContract(hash)!.Id).ToHashSet();
        return Chain.State.Digest(key => ids.Contains(BitConverter.ToInt32(key)));
    }

    static Chain Deploy()
    {
        var chain = new Chain(new ChainOptions { BlockTimeMs = 1_000 });
        foreach (string name in new[] { "steward", "minter", "client", "provider", "challenger", "stranger" })
            chain.Fund(chain.Actor(name), 10_000_00000000);
        Actor steward = chain.Actor("steward");
        UInt160 council = DeployOne(chain, "Council", null);
        foreach (string name in new[] { "AgpuToken", "PricingEngine", "StakingVaults", "JobMarket", "Referee" })
            Bind(chain, council, name, DeployOne(chain, name, council));
        Bind(chain, council, "Minter", chain.Actor("minter").ScriptHash);
        UInt160 kernel = DeployOne(chain, "MatMulKernel", null);
        chain.Invoke(steward, new ContractCall(council, "listKernel", kernel, 1)).OrThrow();
        object?[] price = ["set", "BaseFeeStart", UnitPrice];
        chain.Invoke(steward, new ContractCall(council, "schedule", (object?)price)).OrThrow();
        chain.MoveTimeTo(chain.TimeMs + 2 * 24 * 3_600_000);
        chain.Invoke(steward, new ContractCall(council, "execute", (object?)price)).OrThrow();
        chain.Invoke(steward, new ContractCall(council, "sync")).OrThrow();
        return chain;
    }

    static UInt160 DeployOne(Chain chain, string name, object? data)
    {
        string debug = Path.Combine(CompiledSuite.Folder, $"{name}.nefdbgnfo");
        if (File.Exists(debug)) chain.AddDebugInfo(DebugInfoReader.ReadFile(debug));
        return chain.Deploy(chain.Actor("steward"), CompiledSuite.Load(name), data);
    }

    static void Bind(Chain chain, UInt160 council, string role, UInt160 address) =>
        chain.Invoke(chain.Actor("steward"), new ContractCall(council, "bind", role, address)).OrThrow();
}
