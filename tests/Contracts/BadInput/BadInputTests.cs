using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Neo;
using Neo.SmartContract.Manifest;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.BadInput;

/// <summary>One method of one contract with arguments out of the pool; numbers choose, whatever their size.</summary>
public sealed record BadCall(int Contract, int Method, int[] Arguments, bool FromContract);

/// <summary>
/// Whatever anyone passes to any public method: it goes through, or it ends in a named error and changes nothing. The
/// machine's own faults (a cast, a range, an overflow) never decide.
/// </summary>
public class BadInputTests
{
    const int Calls = 60;
    static readonly Lazy<BadInputField> Field = new(() => new BadInputField());

    public static Arbitrary<BadCall[]> Sequences()
    {
        Gen<BadCall> call =
            from contract in Gen.Choose(0, 1_000)
            from method in Gen.Choose(0, 1_000)
            from arguments in Gen.Choose(0, 1_000).ArrayOf(8)
            from fromContract in Gen.Elements(false, true)
            select new BadCall(contract, method, arguments, fromContract);
        return call.ArrayOf(Calls).ToArbitrary();
    }

    [Property(MaxTest = 25, Arbitrary = [typeof(BadInputTests)])]
    public void Methods_ofAnyArguments_passOrRefuseByName(BadCall[] calls)
    {
        foreach (BadCall call in calls) Field.Value.Try(call);
    }

    /// <summary>Each argument in turn is everything in the pool, the others are what one would pass.</summary>
    [Fact]
    public void Methods_ofOneBadArgument_passOrRefuseByName() => Field.Value.TryEach();
}

/// <summary>The contracts with some life in them, and the pool of arguments.</summary>
sealed class BadInputField
{
    const string Named = "^An unhandled exception was thrown\\. [A-Z][A-Za-z]+/[a-z-]+$";
    readonly RewardChain _rewards = new();
    readonly (UInt160 Hash, ContractMethodDescriptor Method)[][] _contracts;
    readonly object?[] _pool;
    readonly Actor _actor;

    public BadInputField()
    {
        SuiteChain suite = _rewards.Suite;
        _actor = suite.Provider;
        UInt160 stable = _rewards.Deploy("TestStable", null);
        UInt160 wrapped = _rewards.Deploy("WrappedAgpu", suite.Council);
        UInt160 pair = _rewards.Chain.Deploy(
            suite.Steward, CompiledSuite.Load("Exchange"), new object?[] { suite.Council, stable });
        _rewards.AsSuite(suite.Token, "transfer", _rewards.Double, _actor.ScriptHash, 1_000 * SuiteChain.Agpu, null);
        Go(suite.Steward, stable, "mint", _actor.ScriptHash, 1_000_000_000);
        Pay(suite.Token, pair, 100 * SuiteChain.Agpu, "deposit");
        Pay(stable, pair, 100_000_000, "deposit");
        Go(_actor, pair, "addLiquidity", _actor.ScriptHash, 50 * SuiteChain.Agpu, 50_000_000, 0, ulong.MaxValue);
        Pay(suite.Token, wrapped, SuiteChain.Agpu, "wrap");
        _rewards.Settle(_actor, suite.Client, 10 * SuiteChain.Agpu);
        UInt160[] hashes = [pair, stable, wrapped, _rewards.Reputation, _rewards.Rewards];
        _contracts = [.. hashes.Select(hash => _rewards.Chain.FindContract(hash)!.Manifest.Abi.Methods
            .Where(method => method.Name[0] != '_').Select(method => (hash, method)).ToArray())];
        _pool =
        [
            null, 0, 1, -1, 2, 7, 9_999, 10_001, (BigInteger)long.MaxValue, BigInteger.Pow(2, 112),
            BigInteger.Pow(2, 255) - 1, -BigInteger.Pow(2, 255), true, false, "", "deposit", Array.Empty<byte>(),
            new byte[19], new byte[20], new byte[21], new byte[32], new byte[33], new byte[64], new byte[5_000],
            Array.Empty<object>(), new object?[] { null },
            new object?[] { "deposit" }, new object?[] { "swap", 0, ulong.MaxValue },
            new object?[] { "swap", null, new byte[33] }, new object?[] { "bond" }, new object?[] { "wrap" },
            new object?[] { "pools", 1, 0, 0 }, new object?[] { new object?[] { 1 }, 2, 3 },
            _actor.ScriptHash, suite.Client.ScriptHash, suite.Token, stable, wrapped, pair, _rewards.Double,
            suite.Council,
        ];

        void Pay(UInt160 token, UInt160 to, BigInteger amount, string order) => Go(
            _actor, token, "transfer", _actor.ScriptHash, to, amount, new object?[] { order });
    }

    public void Try(BadCall call)
    {
        var methods = _contracts[call.Contract % _contracts.Length];
        var (hash, method) = methods[call.Method % methods.Length];
        object?[] arguments = [.. method.Parameters.Select((_, i) => _pool[call.Arguments[i] % _pool.Length])];
        Call(hash, method.Name, arguments, call.FromContract);
    }

    public void TryEach()
    {
        foreach (var (hash, method) in _contracts.SelectMany(methods => methods))
            for (int place = 0; place < method.Parameters.Length; place++)
                foreach (object? bad in _pool)
                {
                    object?[] arguments = [.. method.Parameters.Select(Usual)];
                    arguments[place] = bad;
                    Call(hash, method.Name, arguments, fromContract: false);
                }
    }

    object? Usual(ContractParameterDefinition parameter) => parameter.Name switch
    {
        "token" or "tokenIn" => _rewards.Suite.Token,
        "deadlineMs" => ulong.MaxValue,
        "seal" or "salt" => new byte[32],
        "nef" => new byte[1],
        "manifest" => "{}",
        "data" => null,
        _ => parameter.Type == Neo.SmartContract.ContractParameterType.Hash160 ? _actor.ScriptHash : 1,
    };

    void Call(UInt160 hash, string method, object?[] arguments, bool fromContract)
    {
        Chain chain = _rewards.Chain;
        ChainSnapshot before = chain.Snapshot();
        byte[] state = Digest();
        ContractCall call = fromContract
            ? new ContractCall(_rewards.Double, "act", hash, method, arguments)
            : new ContractCall(hash, method, arguments);
        TransactionReceipt receipt = chain.Invoke(_actor, call);
        if (receipt.Fault is { } fault)
        {
            string said = $"{method}({string.Join(", ", arguments.Select(Show))})";
            // A contract without a hook takes no NEP-17 token: the machine says so for every token.
            if (!fault.Message.StartsWith("Method \"onNEP17Payment\" with 3", StringComparison.Ordinal))
                fault.Message.Should().MatchRegex(Named, $"{said} is refused by name");
            Digest().Should().Equal(state);
        }
        chain.Restore(before);
    }

    void Go(Actor sender, UInt160 contract, string method, params object?[] arguments) =>
        _rewards.Chain.Invoke(sender, new ContractCall(contract, method, arguments)).Fault.Should().BeNull();

    byte[] Digest() => _rewards.Chain.State.Digest(key => BitConverter.ToInt32(key) > 0);

    static string Show(object? value) => value switch
    {
        null => "null",
        byte[] bytes => $"{bytes.Length} bytes",
        object?[] items => $"[{string.Join(", ", items.Select(Show))}]",
        _ => $"{value}",
    };
}
