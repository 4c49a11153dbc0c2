using System.Numerics;
using Neo;
using Neo.SmartContract;
using Neo.SmartContract.Manifest;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>
/// How calls are sent and counted, and those that are about no job: other tokens, the queue, what only seats may.
/// </summary>
public sealed partial class SuiteRun
{
    const int ForeignCalls = 8;

    TransactionReceipt Call(Actor signer, UInt160 contract, string method, params object?[] arguments)
    {
        TransactionReceipt receipt = Chain.Invoke(signer, new ContractCall(contract, method, arguments));
        bool wentThrough = receipt.Fault is null && (method != "transfer" || receipt.Result!.AsBool());
        if (Prepared.Value.Names.TryGetValue(contract, out string? name))
        {
            var call = ($"{name}.{method}", wentThrough);
            _calls[call] = _calls.GetValueOrDefault(call) + 1;
        }
        return receipt;
    }

    /// <summary>What has no part in jobs, and must leave them alone.</summary>
    void CallBeside(SuiteStep step)
    {
        var (who, other, size, signed) = (step.Who, step.Other, step.Size, !step.IsForged);
        UInt160 me = _actors[who].ScriptHash, to = _actors[other].ScriptHash;
        PairModel pair = _model.Pair;
        switch (step.Act)
        {
            case SuiteAct.GiveShares:
                Expect(step, SignerOf(step), (_, _) => signed && pair.MoveShares(who, other, size) ? null : "false",
                    _exchange.Pair, "transfer", me, to, size, null);
                break;
            case SuiteAct.GiveWrapped:
                Expect(step, SignerOf(step), (_, _) => SuiteModel.Give(_model.Wrapped, who, other, size, signed),
                    _wrapped, "transfer", me, to, size, null);
                foreach (int one in new[] { who, other })
                    Suite.Read(_wrapped, "balanceOf", _actors[one].ScriptHash).AsInteger().Should().Be(
                        _model.Wrapped[one], "{0}", step);
                break;
            case SuiteAct.GiveStable:
                Expect(step, SignerOf(step), (_, _) => SuiteModel.Give(pair.AssetWallets, who, other, size, signed),
                    _exchange.Stable, "transfer", me, to, size, null);
                CompareStable(step);
                break;
            case SuiteAct.BurnStable:
                Expect(step, SignerOf(step), (_, _) =>
                {
                    if (!signed || pair.AssetWallets[who] < size) return SuiteModel.Any;
                    pair.AssetWallets[who] -= size;
                    return null;
                }, _exchange.Stable, "burn", me, size);
                CompareStable(step);
                break;
            case SuiteAct.Sweep:
                Sweep(step);
                break;
            case SuiteAct.SyncCharter:
                Expect(step, SignerOf(step), (_, _) => null, Suite.Council, "sync");
                break;
            default:
                CallForeign(step);
                break;
        }
    }

    void CompareStable(SuiteStep step)
    {
        foreach (int one in new[] { step.Who, step.Other })
            _exchange.BalanceOf(_exchange.Stable, _actors[one]).Should().Be(_model.Pair.AssetWallets[one], "{0}", step);
    }

    /// <summary>Only jobs that can be claimed no more leave the queue.</summary>
    void Sweep(SuiteStep step)
    {
        int tier = step.Job % 4, late = 0;
        TransactionReceipt receipt = Expect(step, SignerOf(step), (now, _) =>
        {
            late = _model.Jobs.Count(
                job => job.Status == SuiteModel.Open && job.Tier == tier && job.DeadlineMs < now);
            return step.IsForged ? "JobMarket/invalid-task" : null;
        }, Suite.Market, "sweep", step.IsForged ? 4 : TinyJob.Task, tier);
        if (receipt.Fault is null) receipt.Result!.AsInt32().Should().BeInRange(0, late, "{0}", step);
    }

    /// <summary>What only a seat, the stewards or the machine may, with arguments of all kinds.</summary>
    void CallForeign(SuiteStep step)
    {
        var random = new Random((int)(step.Size % 1_000_000_007) + step.Job * 101 + step.Other * 11);
        for (int i = 0; i < ForeignCalls; i++)
        {
            var (contract, method) = Prepared.Value.Foreign[random.Next(Prepared.Value.Foreign.Length)];
            object?[] arguments = [.. method.Parameters.Select(parameter => AnyArgument(random, parameter.Type, step))];
            TransactionReceipt receipt = Call(SignerOf(step), contract, method.Name, arguments);
            Count(step, receipt);
            receipt.Fault.Should().NotBeNull(
                "{0} of {1} is nobody's here", method.Name, Prepared.Value.Names[contract]);
            // The machine itself calls no such method.
            if (method.Name != "_deploy")
                receipt.Fault!.Message.Should().MatchRegex(
                    "thrown\\. [A-Z][A-Za-z]+/[a-z-]+$", "{0}: {1}", step, method.Name);
        }
    }

    /// <summary>Mostly of the type that the manifest names.</summary>
    object? AnyArgument(Random random, ContractParameterType type, SuiteStep step)
    {
        UInt160 account = random.Next(3) == 0 ? Suite.Market : _actors[random.Next(_actors.Length)].ScriptHash;
        object?[] numbers = [0, 1, -1, step.Job + 1, step.Size, 10_000, BigInteger.Pow(2, 112), TinyJob.Task];
        object?[] bytes = [Array.Empty<byte>(), new byte[32], new byte[709]];
        object?[] lists =
        [
            Array.Empty<object>(), new object?[] { "set", "BurnBps", 1_000 }, new object?[] { account },
            new object?[] { "bond" }, new object?[] { "pools", step.Size, 0, 0 },
            new object?[] { "stake", TinyJob.Task },
            new object?[] { "bind", "JobMarket", account },
        ];
        object?[] pool = random.Next(8) == 0
            ? [null, account, "JobMarket", true, .. numbers, .. bytes, .. lists]
            : type switch
            {
                ContractParameterType.Hash160 => [account],
                ContractParameterType.Integer => numbers,
                ContractParameterType.Boolean => [false, true],
                ContractParameterType.String => ["JobMarket", "BurnBps", "{}"],
                ContractParameterType.ByteArray => bytes,
                ContractParameterType.Array => lists,
                _ => [null, .. lists],
            };
        return pool[random.Next(pool.Length)];
    }

    static (UInt160, ContractMethodDescriptor)[] ForeignOf(Chain chain, Dictionary<UInt160, string> names) =>
    [
        .. names.SelectMany(contract => chain.FindContract(contract.Key)!.Manifest.Abi.Methods
            .Where(method => SuiteMethods.Refused.Contains($"{contract.Value}.{method.Name}"))
            .Select(method => (contract.Key, method))),
    ];
}
