using System.Numerics;
using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Errors;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Attacks;

/// <summary>What is tried on constant-product pairs; each ends in a named error or in the attacker's loss.</summary>
public class ExchangeAttackTests
{
    const long Agpu = ExchangeChain.Agpu, Tusd = ExchangeChain.Tusd;
    readonly ExchangeChain _c = new ExchangeChain().WithFunds();

    Actor Attacker => _c.Suite.Provider;

    Actor Victim => _c.Suite.Challenger;

    [Fact]
    public void FirstLiquidityInflation_costsTheAttackerAndNotTheNext()
    {
        // One share of its own, then the share is to be made so dear that the victim's deposit rounds to nothing.
        _c.Add(Attacker, 1_001, 1_001);
        _c.BalanceOf(_c.Pair, Attacker).Should().Be(1);
        _c.Refused("Exchange/unknown-payment", Attacker, _c.Token, "transfer",
            Attacker.ScriptHash, _c.Pair, 1_000 * Agpu, null);
        for (int i = 0; i < 10; i++)
        {
            _c.Swap(Attacker, _c.Token, 10_000 * Agpu);
            _c.Swap(Attacker, _c.Stable, 1_000 * Tusd);
        }
        _c.Add(Victim, 1_000 * Agpu, 250 * Tusd);
        BigInteger shares = _c.BalanceOf(_c.Pair, Victim);
        var (agpu, asset) = _c.Reserves();
        BigInteger supply = _c.Read(_c.Pair, "totalSupply");
        BigInteger victimAgpu = 1_000 * Agpu - _c.CreditOf(Victim, _c.Token);
        (shares * agpu / supply)
            .Should().BeGreaterThanOrEqualTo(victimAgpu * 999 / 1_000, "within 0.1% of what went in");
        (agpu / supply).Should().BeLessThan(agpu / 1_000, "the locked shares keep a share small");
        Worth(Attacker, asset, agpu).Should().BeLessThan(Worth(1_000_000 * Agpu, 1_000_000 * Tusd, asset, agpu));
    }

    [Fact]
    public void Donation_movesNeitherPriceNorShares()
    {
        _c.WithLiquidity();
        var (token, pair) = HostilePair.Deploy(_c);
        var before = PairStorage.Of(_c, pair, token);
        // A token may credit the pair without telling it; nobody asks for that balance.
        _c.Invoke(Attacker, token, "mint", pair, 1_000_000_000);
        var after = PairStorage.Of(_c, pair, token);
        after.OwedAsset.Should().Be(before.OwedAsset);
        (after.ReserveAgpu, after.Supply).Should().Be((before.ReserveAgpu, before.Supply));
        _c.Refused("Exchange/unknown-payment", Attacker, _c.Token, "transfer",
            Attacker.ScriptHash, _c.Pair, Agpu, null);
        _c.Refused("Exchange/invalid-account", _c.Suite.Steward, _c.Stable, "mint", _c.Pair, Tusd);
    }

    [Fact]
    public void FakeToken_thatSaysItPaid_isRefused()
    {
        _c.WithLiquidity();
        UInt160 fake = _c.Deploy("FakeToken", null);
        _c.Refused("Exchange/foreign-token", Attacker, fake, "pay",
            _c.Pair, Attacker.ScriptHash, 1_000_000 * Agpu, ExchangeChain.SwapNow);
    }

    [Theory]
    [InlineData("burnFees")]
    [InlineData("withdraw")]
    [InlineData("removeLiquidity")]
    [InlineData("addLiquidity")]
    [InlineData("onNEP17Payment")]
    public void Reentrancy_byTheAssetOnItsWayOut_isRefused(string method)
    {
        var (token, pair) = HostilePair.Deploy(_c);
        _c.Chain.Invoke(Attacker, new(token, "plan", pair, pair, method, Reentry(method, token, token)));
        _c.Refused("Exchange/reentered", Attacker, _c.Token, "transfer",
            Attacker.ScriptHash, pair, Agpu, ExchangeChain.SwapNow);
        // And out of a withdrawal.
        Actor client = _c.Suite.Client;
        object?[] deposit = [client.ScriptHash, pair, 5, ExchangeChain.DepositData];
        _c.Chain.Invoke(client, new(token, "transfer", deposit)).Fault.Should().BeNull();
        _c.Refused("Exchange/reentered", client, pair, "withdraw", client.ScriptHash, token);
    }

    [Fact]
    public void Reentrancy_byAPaidContract_isRefused()
    {
        _c.WithLiquidity();
        UInt160 trader = _c.Deploy("HostileToken", null);
        _c.Invoke(Attacker, _c.Stable, "transfer", Attacker.ScriptHash, trader, 1_000 * Tusd, null);
        _c.Invoke(Attacker, trader, "plan", _c.Pair, _c.Pair, "burnFees", Array.Empty<object>());
        object?[] swap = [trader, _c.Pair, 10 * Tusd, ExchangeChain.SwapNow];
        _c.Refused("Exchange/reentered", Attacker, trader, "act", _c.Stable, "transfer", swap);
    }

    [Fact]
    public void LyingToken_hurtsOnlyThoseWhoHoldIt()
    {
        var (token, pair) = HostilePair.Deploy(_c);
        _c.Invoke(Attacker, token, "takeFee", 1_000);
        _c.Invoke(Attacker, token, "mint", Attacker.ScriptHash, 100_000);
        _c.Invoke(Attacker, token, "transfer", Attacker.ScriptHash, pair, 100_000, ExchangeChain.SwapNow);
        PairStorage.Of(_c, pair, token).CheckAgpu();
        // The provider's AGPU comes out whole, whatever the other side is worth.
        Actor client = _c.Suite.Client;
        BigInteger shares = _c.BalanceOf(pair, client);
        _c.Invoke(client, pair, "removeLiquidity", client.ScriptHash, shares, 0, 0, ExchangeChain.Never);
        _c.Invoke(client, pair, "withdraw", client.ScriptHash, _c.Token);
        PairStorage.Of(_c, pair, token).CheckAgpu();
        PairStorage.Of(_c).CheckConservation();
    }

    [Fact]
    public void RefusingToken_doesNotHoldTheAgpu()
    {
        var (token, pair) = HostilePair.Deploy(_c);
        _c.Invoke(Attacker, token, "refuse", pair);
        Actor client = _c.Suite.Client;
        BigInteger shares = _c.BalanceOf(pair, client);
        _c.Invoke(client, pair, "removeLiquidity", client.ScriptHash, shares, 0, 0, ExchangeChain.Never);
        BigInteger before = _c.BalanceOf(_c.Token, client);
        _c.Invoke(client, pair, "withdraw", client.ScriptHash, _c.Token);
        (_c.BalanceOf(_c.Token, client) - before).Should().BeGreaterThan(9_999 * Agpu);
        _c.Refused("Exchange/transfer-refused", client, pair, "withdraw", client.ScriptHash, token);
    }

    [Fact]
    public void AveragePriceManipulation_forABlock_movesItByTheBlocksShareOnly()
    {
        _c.WithLiquidity();
        _c.Chain.MoveTimeTo(_c.Chain.TimeMs + 31 * 60_000);
        BigInteger honest = Average();
        _c.Swap(Attacker, _c.Stable, 25_000 * Tusd);
        // The price stands 100 times as high, for the one second until the reader's block.
        BigInteger moved = Average();
        moved.Should().BeGreaterThan(honest).And.BeLessThan(honest * 108 / 100);
        _c.Swap(Attacker, _c.Token, 9_000 * Agpu);
        var (agpu, asset) = _c.Reserves();
        BigInteger untouched = Worth(1_000_000 * Agpu, 1_000_000 * Tusd, asset, agpu);
        Worth(Attacker, asset, agpu).Should().BeLessThan(untouched, "and it cost");
    }

    [Fact]
    public void StaleAverage_isThePriceThatStood()
    {
        _c.WithLiquidity();
        _c.Chain.MoveTimeTo(_c.Chain.TimeMs + 3 * 24 * 3_600_000UL);
        Average().Should().Be(25_000_000_000_000);
    }

    [Fact]
    public void Sandwich_meetsTheVictimsMinimum()
    {
        _c.WithLiquidity();
        BigInteger quoted = _c.Read(_c.Pair, "quote", _c.Token, 100 * Agpu);
        _c.Swap(Attacker, _c.Token, 500 * Agpu);
        _c.Refused("Exchange/below-minimum", Victim, _c.Token, "transfer",
            _c.SwapArguments(Victim, 100 * Agpu, quoted * 995 / 1_000));
    }

    [Fact]
    public void DustSwaps_neverPay()
    {
        _c.WithLiquidity();
        BigInteger agpu = _c.BalanceOf(_c.Token, Attacker), stable = _c.BalanceOf(_c.Stable, Attacker);
        for (int i = 0; i < 40; i++)
        {
            BigInteger before = _c.BalanceOf(_c.Stable, Attacker);
            _c.Swap(Attacker, _c.Token, 500 + 37 * i);
            BigInteger got = _c.BalanceOf(_c.Stable, Attacker) - before;
            if (_c.Read(_c.Pair, "quote", _c.Stable, got) > 0) _c.Swap(Attacker, _c.Stable, got);
        }
        _c.BalanceOf(_c.Stable, Attacker).Should().BeLessThanOrEqualTo(stable);
        _c.BalanceOf(_c.Token, Attacker).Should().BeLessThan(agpu);
    }

    [Fact]
    public void DustLiquidity_neverPays()
    {
        _c.WithLiquidity();
        _c.Swap(Victim, _c.Token, 7_77777777);
        _c.Deposit(Attacker, _c.Token, Agpu);
        _c.Deposit(Attacker, _c.Stable, Tusd);
        for (int i = 1; i <= 40; i++)
        {
            TransactionReceipt added = _c.Invoke(
                Attacker, _c.Pair, "addLiquidity", Attacker.ScriptHash, 997 * i, 1_000, 0, ExchangeChain.Never);
            _c.Remove(Attacker, added.Result!.GetInteger());
        }
        _c.CreditOf(Attacker, _c.Token).Should().BeLessThanOrEqualTo(Agpu);
        _c.CreditOf(Attacker, _c.Stable).Should().BeLessThan(Tusd);
    }

    object?[] Reentry(string method, UInt160 token, UInt160 me) => method switch
    {
        "withdraw" => [me, token],
        "removeLiquidity" => [me, 1, 0, 0, ExchangeChain.Never],
        "addLiquidity" => [me, 1, 1, 0, ExchangeChain.Never],
        "onNEP17Payment" => [me, 1_000_000, ExchangeChain.SwapNow],
        _ => [],
    };

    BigInteger Average() => _c.Suite.Read(_c.Pair, "averagePrice").AsList(2)[0].AsInteger();

    /// <summary>All that an actor has outside the pair, in AGPU at these reserves' price.</summary>
    BigInteger Worth(Actor actor, BigInteger asset, BigInteger agpu) => Worth(
        _c.BalanceOf(_c.Token, actor), _c.BalanceOf(_c.Stable, actor), asset, agpu);

    static BigInteger Worth(BigInteger agpuHeld, BigInteger assetHeld, BigInteger asset, BigInteger agpu) =>
        agpuHeld + assetHeld * agpu / asset;
}
