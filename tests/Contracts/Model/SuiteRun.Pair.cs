using System.Numerics;
using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>The pair of AGPU and a stablecoin among everything else, held against the pair's own model.</summary>
public sealed partial class SuiteRun
{
    void Trade(SuiteStep step)
    {
        int who = step.Who;
        BigInteger size = step.Size;
        UInt160 me = _actors[who].ScriptHash;
        bool isAgpu = step.Job % 2 == 0;
        UInt160 token = isAgpu ? Suite.Token : _exchange.Stable;
        PairModel pair = _model.Pair;
        // Mostly all that it has in credit.
        var (maxAgpu, maxAsset) = step.Job > 0 ? (pair.AgpuCredits[who], pair.AssetCredits[who]) : (size, size / 40);
        (Func<bool> Model, UInt160 Contract, string Method, object?[] Arguments) act = step.Act switch
        {
            SuiteAct.PairDeposit => (() => pair.Deposit(who, isAgpu, size), token, "transfer",
                [me, _exchange.Pair, size, ExchangeChain.DepositData]),
            SuiteAct.PairAdd => (() => pair.Add(who, maxAgpu, maxAsset), _exchange.Pair, "addLiquidity",
                [me, maxAgpu, maxAsset, 0, ExchangeChain.Never]),
            SuiteAct.PairRemove => (() => pair.Remove(who, size), _exchange.Pair, "removeLiquidity",
                [me, size, 0, 0, ExchangeChain.Never]),
            SuiteAct.PairSwap => (() => isAgpu ? pair.SellAgpu(who, size) : pair.BuyAgpu(who, size), token, "transfer",
                [me, _exchange.Pair, size, ExchangeChain.SwapNow]),
            SuiteAct.PairWithdraw => (() => pair.Withdraw(who, isAgpu), _exchange.Pair, "withdraw", [me, token]),
            SuiteAct.PairBurn => (_model.BurnSwapFees, _exchange.Pair, "burnFees", []),
            _ => throw new InvalidOperationException($"{step.Act} is no trade"),
        };
        TransactionReceipt receipt = Call(SignerOf(step), act.Contract, act.Method, act.Arguments);
        bool wentThrough = receipt.Fault is null && (act.Method != "transfer" || receipt.Result!.AsBool());
        Count(step, wentThrough);
        bool isAllowed = !step.IsForged || step.Act == SuiteAct.PairBurn;
        wentThrough.Should().Be(isAllowed && act.Model(), "{0}: {1}", step, receipt.Fault?.Message);
    }

    void ComparePair(SuiteStep step)
    {
        PairStorage pair = PairStorage.Of(_exchange);
        pair.CheckConservation();
        PairModel model = _model.Pair;
        (pair.ReserveAgpu, pair.ReserveAsset, pair.BurnFees, pair.Supply).Should().Be(
            (model.Agpu, model.Asset, model.BurnFees, model.Supply), "of {0}", step);
        for (int who = 0; who < _actors.Length; who++)
        {
            UInt160 account = _actors[who].ScriptHash;
            (pair.Shares.GetValueOrDefault(account), pair.AgpuCredits.GetValueOrDefault(account),
                pair.AssetCredits.GetValueOrDefault(account)).Should().Be(
                (model.Shares[who], model.AgpuCredits[who], model.AssetCredits[who]), "of {0} after {1}", who, step);
        }
    }
}
