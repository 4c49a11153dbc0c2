using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Neo;
using StarMiner.Client;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Exchange;

/// <summary>One random call by one of three accounts.</summary>
/// <param name="Size">Log-uniform, so that dust is as frequent as fortunes.</param>
public sealed record PairStep(int Kind, int Who, BigInteger Size, BigInteger Other);

/// <summary>Random sequences of everything that can be called, on the chain and in the model.</summary>
public class PairPropertyTests
{
    const int Steps = 40;

    public static Arbitrary<PairStep[]> Sequences()
    {
        Gen<BigInteger> size =
            from tenths in Gen.Choose(0, 150)
            from mantissa in Gen.Choose(0, 999)
            select (BigInteger)(Math.Pow(10, tenths / 10.0) * (1 + mantissa / 1000.0));
        Gen<PairStep> step =
            from kind in Gen.Choose(0, 11)
            from who in Gen.Choose(0, 2)
            from first in size
            from second in size
            select new PairStep(kind, who, first, second);
        return step.ArrayOf(Steps).ToArbitrary();
    }

    [Property(MaxTest = 12, Arbitrary = [typeof(PairPropertyTests)])]
    public void Pair_underRandomCalls_doesWhatTheModelDoes(PairStep[] steps)
    {
        var run = new PairRun();
        foreach (PairStep step in steps) run.Do(step);
    }

    /// <summary>A deep pool from the start, so that most swaps go through.</summary>
    [Property(MaxTest = 12, Arbitrary = [typeof(PairPropertyTests)])]
    public void Pair_withLiquidity_underRandomCalls_doesWhatTheModelDoes(PairStep[] steps)
    {
        Follow(new PairRun(), steps);
    }

    /// <summary>Whatever fees the Council sets between their bounds.</summary>
    [Property(MaxTest = 4, Arbitrary = [typeof(PairPropertyTests)])]
    public void Pair_atTheBoundsOfItsFees_doesWhatTheModelDoes(PairStep[] steps, bool dearFee, bool dearBurn)
    {
        Follow(new PairRun(dearFee ? 100 : 1, dearBurn ? 100 : 1), steps);
    }

    static void Follow(PairRun run, PairStep[] steps)
    {
        run.Do(new PairStep(0, 0, 10_000 * ExchangeChain.Agpu, 0));
        run.Do(new PairStep(1, 0, 2_500 * ExchangeChain.Tusd, 0));
        run.Do(new PairStep(2, 0, 10_000 * ExchangeChain.Agpu, 2_500 * ExchangeChain.Tusd));
        foreach (PairStep step in steps) run.Do(step);
    }
}

/// <summary>Chain and model side by side; compared after every step.</summary>
sealed class PairRun
{
    readonly ExchangeChain _chain;
    readonly Actor[] _actors;
    readonly PairModel _model;
    readonly (BigInteger, BigInteger) _everything;

    public PairRun(int feeBps = 25, int burnBps = 5)
    {
        _model = new PairModel(3, feeBps, burnBps);
        _chain = new ExchangeChain().WithFunds();
        if (feeBps != 25) _chain.Suite.Govern("set", "SwapFeeBps", feeBps);
        if (burnBps != 5) _chain.Suite.Govern("set", "SwapBurnBps", burnBps);
        _actors = _chain.Actors;
        for (int who = 0; who < _actors.Length; who++)
        {
            _model.AgpuWallets[who] = _chain.BalanceOf(_chain.Token, _actors[who]);
            _model.AssetWallets[who] = _chain.BalanceOf(_chain.Stable, _actors[who]);
        }
        _everything = _model.Everything;
    }

    public void Do(PairStep step)
    {
        BigInteger product = _model.Agpu * _model.Asset, supply = _model.Supply;
        bool expected = InModel(step);
        bool happened = OnChain(step);
        happened.Should().Be(expected, $"{step} is what the model says");
        Compare(step);
        // What a share stands for never shrinks: product / supply² grows or stays, by swaps as by adding and removing.
        (_model.Agpu * _model.Asset * supply * supply).Should().BeGreaterThanOrEqualTo(
            product * _model.Supply * _model.Supply, $"of {step}");
        _model.Everything.Should().Be(_everything);
    }

    bool InModel(PairStep step)
    {
        var (kind, who, size, other) = step;
        return kind switch
        {
            0 => _model.Deposit(who, true, size),
            1 => _model.Deposit(who, false, size),
            2 or 3 => _model.Add(who, size, other),
            4 => _model.Remove(who, size),
            5 => _model.Withdraw(who, true),
            6 => _model.Withdraw(who, false),
            7 or 8 => _model.SellAgpu(who, size),
            9 => _model.BuyAgpu(who, size),
            10 => _model.MoveShares(who, (who + 1) % 3, size),
            _ => _model.BurnFeesNow(),
        };
    }

    bool OnChain(PairStep step)
    {
        var (kind, who, size, other) = step;
        Actor actor = _actors[who];
        UInt160 me = actor.ScriptHash;
        return kind switch
        {
            0 => Try(actor, _chain.Token, "transfer", me, _chain.Pair, size, new object?[] { "deposit" }),
            1 => Try(actor, _chain.Stable, "transfer", me, _chain.Pair, size, new object?[] { "deposit" }),
            2 or 3 => Try(actor, _chain.Pair, "addLiquidity", me, size, other, 0, ExchangeChain.Never),
            4 => Try(actor, _chain.Pair, "removeLiquidity", me, size, 0, 0, ExchangeChain.Never),
            5 => Try(actor, _chain.Pair, "withdraw", me, _chain.Token),
            6 => Try(actor, _chain.Pair, "withdraw", me, _chain.Stable),
            7 or 8 => Try(actor, _chain.Token, "transfer", _chain.SwapArguments(actor, size)),
            9 => Try(actor, _chain.Stable, "transfer", _chain.SwapArguments(actor, size)),
            10 => Try(actor, _chain.Pair, "transfer", me, _actors[(who + 1) % 3].ScriptHash, size, null),
            _ => Try(actor, _chain.Pair, "burnFees"),
        };
    }

    /// <summary>Whether it went through: no fault, and no false from a token.</summary>
    bool Try(Actor actor, UInt160 contract, string method, params object?[] arguments)
    {
        TransactionReceipt receipt = _chain.Chain.Invoke(actor, new ContractCall(contract, method, arguments));
        if (receipt.Fault is not null)
        {
            receipt.Fault.Message.Should().MatchRegex("thrown\\. (Exchange|AgpuToken|TestStable)/");
            return false;
        }
        return method != "transfer" || receipt.Result!.AsBool();
    }

    void Compare(PairStep step)
    {
        PairStorage pair = PairStorage.Of(_chain);
        pair.CheckConservation();
        pair.ReserveAgpu.Should().Be(_model.Agpu, $"after {step}");
        pair.ReserveAsset.Should().Be(_model.Asset, $"after {step}");
        pair.BurnFees.Should().Be(_model.BurnFees);
        pair.Supply.Should().Be(_model.Supply);
        for (int who = 0; who < _actors.Length; who++)
        {
            UInt160 account = _actors[who].ScriptHash;
            pair.Shares.GetValueOrDefault(account).Should().Be(_model.Shares[who]);
            pair.AgpuCredits.GetValueOrDefault(account).Should().Be(_model.AgpuCredits[who]);
            pair.AssetCredits.GetValueOrDefault(account).Should().Be(_model.AssetCredits[who]);
            _chain.BalanceOf(_chain.Token, _actors[who]).Should().Be(_model.AgpuWallets[who]);
            _chain.BalanceOf(_chain.Stable, _actors[who]).Should().Be(_model.AssetWallets[who]);
        }
    }
}
