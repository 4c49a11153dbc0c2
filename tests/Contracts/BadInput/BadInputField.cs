using System.Numerics;
using System.Text.RegularExpressions;
using Neo;
using Neo.SmartContract.Manifest;
using StarMiner.Client;
using StarMiner.Contracts.Tests.AuditorCommittee;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;
using StarMiner.Simulator.Engine.Host;

namespace StarMiner.Contracts.Tests.BadInput;

/// <summary>Contracts with some life in them, and the pool of arguments.</summary>
sealed partial class BadInputField
{
    readonly Chain _chain;
    readonly Actor _actor;
    readonly UInt160? _relay;
    readonly (UInt160 Hash, ContractMethodDescriptor Method)[][] _contracts;
    readonly object?[] _pool;
    readonly Dictionary<string, object?> _usual;
    byte[]? _state;

    /// <param name="relay">A contract that passes calls on in its own name.</param>
    /// <param name="pool">Beside what no contract can want.</param>
    /// <param name="usual">What one would pass for parameters of these names, or of "contract.name".</param>
    BadInputField(
        Chain chain, Actor actor, UInt160? relay, UInt160[] contracts, object?[] pool, Dictionary<string, object?> usual)
    {
        (_chain, _actor, _relay, _usual) = (chain, actor, relay, usual);
        _contracts = [.. contracts.Select(hash => chain.FindContract(hash)!.Manifest.Abi.Methods
            .Where(method => method.Name[0] != '_').Select(method => (hash, method)).ToArray())];
        _pool =
        [
            null, 0, 1, -1, 10_001, BigInteger.Pow(2, 112), BigInteger.Pow(2, 255) - 1, -BigInteger.Pow(2, 255), true, "",
            new byte[20], new byte[21], new byte[32], new byte[33], new byte[5_000], Array.Empty<object>(),
            new object?[] { null }, new object?[] { new object?[] { 1 }, 2, 3 }, actor.ScriptHash, .. contracts, .. pool,
        ];
    }

    public IEnumerable<string> Names => _contracts.Select(methods => _chain.FindContract(methods[0].Hash)!.Manifest.Name);

    public static BadInputField OfRewardsAndMarkets()
    {
        var rewards = new RewardChain();
        SuiteChain suite = rewards.Suite;
        Actor actor = suite.Provider;
        UInt160 stable = rewards.Deploy("TestStable", null), wrapped = rewards.Deploy("WrappedAgpu", suite.Council);
        UInt160 pair = rewards.Chain.Deploy(
            suite.Steward, CompiledSuite.Load("Exchange"), new object?[] { suite.Council, stable });
        rewards.AsSuite(suite.Token, "transfer", rewards.Double, actor.ScriptHash, 1_000 * SuiteChain.Agpu, null);
        Go(rewards.Chain, suite.Steward, stable, "mint", actor.ScriptHash, 1_000_000_000);
        Pay(suite.Token, pair, 100 * SuiteChain.Agpu, "deposit");
        Pay(stable, pair, 100_000_000, "deposit");
        Go(rewards.Chain, actor, pair, "addLiquidity", actor.ScriptHash, 50 * SuiteChain.Agpu, 50_000_000, 0, ulong.MaxValue);
        Pay(suite.Token, wrapped, SuiteChain.Agpu, "wrap");
        rewards.Settle(actor, suite.Client, 10 * SuiteChain.Agpu);
        return new BadInputField(
            rewards.Chain, actor, rewards.Double, [pair, stable, wrapped, rewards.Reputation, rewards.Rewards],
            [
                2, 7, 9_999, (BigInteger)long.MaxValue, false, "deposit", Array.Empty<byte>(), new byte[19], new byte[64],
                new object?[] { "deposit" }, new object?[] { "swap", 0, ulong.MaxValue },
                new object?[] { "swap", null, new byte[33] }, new object?[] { "bond" }, new object?[] { "wrap" },
                new object?[] { "pools", 1, 0, 0 }, suite.Client.ScriptHash, suite.Token, rewards.Double, suite.Council,
            ],
            new Dictionary<string, object?> { ["token"] = suite.Token, ["tokenIn"] = suite.Token });

        void Pay(UInt160 token, UInt160 to, BigInteger amount, string order) => Go(
            rewards.Chain, actor, token, "transfer", actor.ScriptHash, to, amount, new object?[] { order });
    }

    /// <summary>A job that is committed to and has a committee, and another one that is open.</summary>
    public static BadInputField OfTheSuite()
    {
        var committee = new CommitteeFlow();
        committee.Convene();
        committee.Approve(0);
        SuiteChain suite = committee.Suite;
        committee.Flow.OpenMore(2 * committee.Flow.Fee + JobFlow.TipAgpu);
        new Finding(suite, committee.Flow.Id, 7, suite.Challenger).Put();
        CellOpening opening = committee.Flow.Open(committee.Flow.DrawnCells()[0]);
        return new BadInputField(
            suite.Chain, suite.Provider, null,
            [
                suite.Council, suite.Token, suite.Prices, suite.Vaults, suite.Market, suite.Referee, committee.Committee,
            ],
            [2, "JobMarket", new object?[] { "open", suite.Kernel }, new object?[] { "set", "MinBond", 7 }],
            new Dictionary<string, object?>
            {
                ["jobId"] = committee.Flow.Id,
                ["role"] = "JobMarket",
                ["name"] = "MinBond",
                ["action"] = new object?[] { "set", "MinBond", 200_000_000 },
                ["cohort"] = committee.SlotCount,
                ["cell"] = committee.Flow.DrawnCells()[0],
                ["ordinal"] = 0,
                ["seat"] = 0,
                ["outputLeaf"] = opening.OutputLeaf,
                ["outputPath"] = opening.OutputPath,
                ["inputLeaves"] = opening.InputLeaves,
                ["inputPaths"] = opening.InputPaths,
                ["top"] = new byte[32],
                ["attestedPath"] = Array.Empty<object>(),
                ["params"] = committee.Flow.Job.Params,
                ["kernel"] = suite.Kernel,
                ["stewards"] = new object?[] { suite.Provider.ScriptHash },
                ["guardians"] = new object?[] { suite.Provider.ScriptHash },
            });
    }

    /// <summary>What went wrong: nothing, or the call and what it ended in.</summary>
    public IReadOnlyList<string> Try(BadCall call)
    {
        var methods = _contracts[call.Contract % _contracts.Length];
        var (hash, method) = methods[call.Method % methods.Length];
        object?[] arguments = [.. method.Parameters.Select((_, i) => _pool[call.Arguments[i] % _pool.Length])];
        return [.. Call(hash, method, arguments, call.FromContract)];
    }

    /// <param name="fromContract">In the relay's name, where a method is not safe: from the seats that it sits in.</param>
    public IReadOnlyList<string> TryEach(bool fromContract = false)
    {
        List<string> wrong = [];
        foreach (var (hash, method) in _contracts.SelectMany(methods => methods).Where(m => !fromContract || !m.Method.Safe))
            for (int place = 0; place < method.Parameters.Length; place++)
                foreach (object? bad in _pool)
                {
                    object?[] arguments = [.. method.Parameters.Select(parameter => Usual(hash, parameter))];
                    arguments[place] = bad;
                    wrong.AddRange(Call(hash, method, arguments, fromContract));
                }
        return wrong;
    }

    object? Usual(UInt160 hash, ContractParameterDefinition parameter) => parameter.Name switch
    {
        _ when _usual.TryGetValue($"{_chain.FindContract(hash)!.Manifest.Name}.{parameter.Name}", out object? own) => own,
        _ when _usual.TryGetValue(parameter.Name, out object? usual) => usual,
        "deadlineMs" => ulong.MaxValue,
        "seal" or "salt" or "seed" => new byte[32],
        "nef" => new byte[1],
        "manifest" => "{}",
        "data" => null,
        _ => parameter.Type == Neo.SmartContract.ContractParameterType.Hash160 ? _actor.ScriptHash : 1,
    };

    IEnumerable<string> Call(UInt160 hash, ContractMethodDescriptor method, object?[] arguments, bool fromContract)
    {
        bool changed = false;
        Fault? fault = method.Safe && !fromContract
            ? _chain.Read(new ContractCall(hash, method.Name, arguments)).Fault // The VM lets a safe method change nothing.
            : Send(hash, method.Name, arguments, fromContract, out changed);
        if (fault is null) yield break;
        string said = $"{method.Name}({string.Join(", ", arguments.Select(Show))}): {fault.Message}";
        if (changed) yield return $"{said}, and something changed";
        // A contract without a hook takes no NEP-17 token: the machine says so for every token.
        bool isForeign = fault.Message.StartsWith("Method \"onNEP17Payment\" with 3", StringComparison.Ordinal);
        if (!isForeign && !Named().IsMatch(fault.Message)) yield return said;
    }

    Fault? Send(UInt160 hash, string method, object?[] arguments, bool fromContract, out bool changed)
    {
        ChainSnapshot before = _chain.Snapshot();
        byte[] state = _state ??= Digest(); // Every call starts from the same moment.
        ContractCall call = fromContract && _relay is not null
            ? new ContractCall(_relay, "act", hash, method, arguments)
            : new ContractCall(hash, method, arguments);
        TransactionReceipt receipt = _chain.Invoke(_actor, call);
        changed = receipt.Fault is not null && !Digest().AsSpan().SequenceEqual(state);
        _chain.Restore(before);
        return receipt.Fault;
    }

    static void Go(Chain chain, Actor sender, UInt160 contract, string method, params object?[] arguments) =>
        chain.Invoke(sender, new ContractCall(contract, method, arguments)).Fault.Should().BeNull();

    byte[] Digest() => _chain.State.Digest(key => BitConverter.ToInt32(key) > 0);

    static string Show(object? value) => value switch
    {
        null => "null",
        byte[] bytes => $"{bytes.Length} bytes",
        object?[] items => $"[{string.Join(", ", items.Select(Show))}]",
        _ => $"{value}",
    };

    [GeneratedRegex("^An unhandled exception was thrown\\. [A-Z][A-Za-z]+/[a-z-]+$")]
    private static partial Regex Named();
}
