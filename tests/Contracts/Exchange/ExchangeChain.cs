using System.Numerics;
using System.Text;
using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Exchange;

/// <summary>
/// The suite with the pair AGPU / TUSD. Every transaction is followed by the check that the pair owes exactly the AGPU
/// and the asset that it has, and that the shares sum to their supply.
/// </summary>
public sealed class ExchangeChain
{
    public const long Agpu = SuiteChain.Agpu;
    public const long Tusd = 1_000_000;
    public const ulong Never = ulong.MaxValue;
    public static readonly object?[] DepositData = ["deposit"];
    public static readonly object?[] SwapNow = ["swap", 0, Never];

    public ExchangeChain(SuiteChain? suite = null)
    {
        Suite = suite ?? new SuiteChain();
        Stable = Deploy("TestStable", null);
        Pair = DeployPair(Stable);
    }

    public SuiteChain Suite { get; }
    public Chain Chain => Suite.Chain;
    public UInt160 Token => Suite.Token;
    public UInt160 Stable { get; }
    public UInt160 Pair { get; }

    /// <summary>Three who have 1,000,000 of both tokens each, in their whole units.</summary>
    public Actor[] Actors => [Suite.Client, Suite.Provider, Suite.Challenger];

    public ExchangeChain WithFunds()
    {
        foreach (Actor actor in Actors)
        {
            Suite.Deal(actor, 1_000_000 * Agpu);
            Give(actor, 1_000_000 * Tusd);
        }
        return this;
    }

    /// <summary>The client has put 10,000 AGPU and 2,500 TUSD in: 0.25 TUSD an AGPU.</summary>
    public ExchangeChain WithLiquidity()
    {
        if (BalanceOf(Stable, Suite.Client) == 0) WithFunds();
        Add(Suite.Client, 10_000 * Agpu, 2_500 * Tusd);
        return this;
    }

    public void Give(Actor actor, BigInteger stable) => Invoke(Suite.Steward, Stable, "mint", actor.ScriptHash, stable);

    public TransactionReceipt Deposit(Actor actor, UInt160 token, BigInteger amount) =>
        Invoke(actor, token, "transfer", actor.ScriptHash, Pair, amount, DepositData);

    /// <summary>Deposits both and adds them.</summary>
    public TransactionReceipt Add(Actor actor, BigInteger agpu, BigInteger stable)
    {
        Deposit(actor, Token, agpu);
        Deposit(actor, Stable, stable);
        return Invoke(actor, Pair, "addLiquidity", actor.ScriptHash, agpu, stable, 0, Never);
    }

    public TransactionReceipt Swap(Actor actor, UInt160 token, BigInteger amount, BigInteger? minOut = null) =>
        Invoke(actor, token, "transfer", SwapArguments(actor, amount, minOut));

    public object?[] SwapArguments(Actor actor, BigInteger amount, BigInteger? minOut = null, ulong deadline = Never) =>
        [actor.ScriptHash, Pair, amount, new object?[] { "swap", minOut ?? 0, deadline }];

    public TransactionReceipt Remove(Actor actor, BigInteger shares) =>
        Invoke(actor, Pair, "removeLiquidity", actor.ScriptHash, shares, 0, 0, Never);

    public BigInteger Withdraw(Actor actor, UInt160 token) =>
        Invoke(actor, Pair, "withdraw", actor.ScriptHash, token).Result!.GetInteger();

    public TransactionReceipt Invoke(Actor sender, UInt160 contract, string method, params object?[] arguments)
    {
        TransactionReceipt receipt = Suite.Invoke(sender, contract, method, arguments);
        if (Chain.FindContract(Pair) is not null) PairStorage.Of(this).CheckConservation();
        return receipt;
    }

    /// <summary>A call that must be refused with this error and change no contract but GAS.</summary>
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

    public (BigInteger Agpu, BigInteger Asset) Reserves()
    {
        var reserves = Suite.Read(Pair, "reserves").AsList(2);
        return (reserves[0].AsInteger(), reserves[1].AsInteger());
    }

    public BigInteger BalanceOf(UInt160 token, Actor actor) => Read(token, "balanceOf", actor.ScriptHash);

    public BigInteger CreditOf(Actor actor, UInt160 token) => Read(Pair, "creditOf", actor.ScriptHash, token);

    public UInt160 Deploy(string name, object? data) =>
        Chain.Deploy(Suite.Steward, CompiledSuite.Load(name), data);

    /// <summary>A pair of its own for this asset: the same code under another name.</summary>
    public UInt160 DeployPair(UInt160 asset)
    {
        ContractArtifact contract = Renamed(CompiledSuite.Load("Exchange"), $"Exchange{asset}");
        return Chain.Deploy(Suite.Steward, contract, new object?[] { Suite.Council, asset });
    }

    static ContractArtifact Renamed(ContractArtifact contract, string name)
    {
        contract.Manifest.Name = name;
        byte[] manifest = Encoding.UTF8.GetBytes(contract.Manifest.ToJson().ToString());
        return ContractArtifact.From(name, contract.NefBytes, manifest);
    }

    byte[] Digest() => Chain.State.Digest(key => BitConverter.ToInt32(key) > 0);
}
