using System.Numerics;
using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Council;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Exchange;

public class ExchangeTests
{
    const long Agpu = ExchangeChain.Agpu, Tusd = ExchangeChain.Tusd;
    readonly ExchangeChain _c = new ExchangeChain().WithLiquidity();

    [Fact]
    public void Deploy_namesTheSharesAfterTheAsset()
    {
        _c.Suite.Read(_c.Pair, "symbol").AsText().Should().Be("AGPU-TUSD");
        _c.Read(_c.Pair, "decimals").Should().Be(8);
        _c.Suite.Read(_c.Pair, "tokens").AsList(2).Select(t => t.AsHash160()).Should().Equal(_c.Token, _c.Stable);
        _c.Chain.FindContract(_c.Pair)!.Manifest.SupportedStandards.Should().Equal("NEP-17");
    }

    [Fact]
    public void AddLiquidity_first_locksAThousandSharesForEver()
    {
        // sqrt(10^12 × 2.5 × 10^9) = 5 × 10^10 shares.
        _c.Read(_c.Pair, "totalSupply").Should().Be(50_000_000_000);
        _c.BalanceOf(_c.Pair, _c.Suite.Client).Should().Be(50_000_000_000 - 1_000);
        _c.Read(_c.Pair, "balanceOf", UInt160.Zero).Should().Be(1_000);
        _c.Reserves().Should().Be((10_000 * Agpu, 2_500 * Tusd));
    }

    [Fact]
    public void AddLiquidity_more_takesThePresentPriceAndLeavesTheRest()
    {
        TransactionReceipt added = _c.Add(_c.Suite.Provider, 1_000 * Agpu, 500 * Tusd);
        added.Result!.GetInteger().Should().Be(5_000_000_000);
        _c.Reserves().Should().Be((11_000 * Agpu, 2_750 * Tusd));
        _c.CreditOf(_c.Suite.Provider, _c.Stable).Should().Be(250 * Tusd);
        _c.Withdraw(_c.Suite.Provider, _c.Stable).Should().Be(250 * Tusd);
        added.Events.Select(e => e.Name).Should().Equal("LiquidityAdded", "Transfer");
    }

    [Fact]
    public void AddLiquidity_withTooLittleAgpu_takesLessAsset()
    {
        _c.Add(_c.Suite.Provider, 100 * Agpu, 500 * Tusd);
        _c.Reserves().Should().Be((10_100 * Agpu, 2_525 * Tusd));
    }

    [Fact]
    public void RemoveLiquidity_givesBothPartsAsCredits()
    {
        _c.Remove(_c.Suite.Client, 25_000_000_000);
        _c.Reserves().Should().Be((5_000 * Agpu, 1_250 * Tusd));
        _c.Withdraw(_c.Suite.Client, _c.Token).Should().Be(5_000 * Agpu);
        _c.Withdraw(_c.Suite.Client, _c.Stable).Should().Be(1_250 * Tusd);
    }

    [Fact]
    public void RemoveLiquidity_ofEverything_leavesWhatTheLockedSharesStandFor()
    {
        _c.Remove(_c.Suite.Client, 50_000_000_000 - 1_000);
        _c.Read(_c.Pair, "totalSupply").Should().Be(1_000);
        _c.Reserves().Should().Be((20_000, 50));
        // The pair still works and can be filled again.
        _c.Add(_c.Suite.Provider, 1_000 * Agpu, 250 * Tusd);
        _c.Swap(_c.Suite.Challenger, _c.Token, Agpu);
    }

    [Fact]
    public void Swap_ofAgpu_paysTheAssetAndSetsTheBurnAside()
    {
        TransactionReceipt receipt = _c.Swap(_c.Suite.Provider, _c.Token, 100 * Agpu);
        // Burn fee 0.05 AGPU; 99.95 go in, 99.75% of them count.
        BigInteger counted = 99_95000000 * (BigInteger)9_975;
        BigInteger paid = counted * 2_500 * Tusd / (10_000 * Agpu * (BigInteger)10_000 + counted);
        ContractEvent told = receipt.Events.Single(e => e.Name == "Swapped");
        told.Values[0].AsHash160().Should().Be(_c.Suite.Provider.ScriptHash);
        told.Values[1].AsHash160().Should().Be(_c.Token);
        told.Values.Skip(2).Select(v => v.AsInteger()).Should().Equal(100 * Agpu, paid, 5000000);
        _c.BalanceOf(_c.Stable, _c.Suite.Provider).Should().Be(1_000_000 * Tusd + paid);
        _c.Reserves().Should().Be((10_099_95000000, 2_500 * Tusd - paid));
        _c.Read(_c.Pair, "unburnedFees").Should().Be(5000000);
    }

    [Fact]
    public void Swap_ofTheAsset_paysAgpuLessTheBurn()
    {
        BigInteger quoted = _c.Read(_c.Pair, "quote", _c.Stable, 25 * Tusd);
        BigInteger before = _c.BalanceOf(_c.Token, _c.Suite.Provider);
        _c.Swap(_c.Suite.Provider, _c.Stable, 25 * Tusd, quoted);
        quoted.Should().BeInRange(98_70000000, 98_80000000);
        (_c.BalanceOf(_c.Token, _c.Suite.Provider) - before).Should().Be(quoted);
        _c.Reserves().Asset.Should().Be(2_525 * Tusd);
        _c.Read(_c.Pair, "unburnedFees").Should().BeInRange(4900000, 5000000);
    }

    [Fact]
    public void Swap_toOneUnitBelowTheQuote_passesAndOneAboveIsRefused()
    {
        BigInteger quoted = _c.Read(_c.Pair, "quote", _c.Token, Agpu);
        _c.Refused("Exchange/below-minimum", _c.Suite.Provider, _c.Token, "transfer",
            _c.SwapArguments(_c.Suite.Provider, Agpu, quoted + 1));
        _c.Swap(_c.Suite.Provider, _c.Token, Agpu, quoted);
    }

    [Fact]
    public void BurnFees_byAnyone_shrinksTheSupplyAndGivesNoRight()
    {
        _c.Swap(_c.Suite.Provider, _c.Token, 100 * Agpu);
        BigInteger supply = _c.Read(_c.Token, "totalSupply");
        _c.Invoke(_c.Suite.Stranger, _c.Pair, "burnFees");
        _c.Read(_c.Token, "totalSupply").Should().Be(supply - 5000000);
        _c.Read(_c.Token, "burnedAtSettlement").Should().Be(0);
        _c.Read(_c.Pair, "unburnedFees").Should().Be(0);
    }

    [Fact]
    public void Fees_growTheProvidersPart()
    {
        for (int i = 0; i < 5; i++)
        {
            _c.Swap(_c.Suite.Provider, _c.Token, 1_000 * Agpu);
            _c.Swap(_c.Suite.Challenger, _c.Stable, 250 * Tusd);
        }
        (BigInteger agpu, BigInteger asset) = _c.Reserves();
        (agpu * asset).Should().BeGreaterThan((BigInteger)10_000 * Agpu * 2_500 * Tusd);
    }

    [Fact]
    public void Shares_areTheAssetOfAnotherPair()
    {
        UInt160 shares = _c.Pair;
        UInt160 second = _c.DeployPair(shares);
        Actor client = _c.Suite.Client;
        _c.Suite.Read(second, "symbol").AsText().Should().Be("AGPU-AGPU-TUSD");
        foreach (var (token, amount) in new[] { (_c.Token, 100 * Agpu), (shares, 1_000_000_000) })
            _c.Invoke(client, token, "transfer", client.ScriptHash, second, amount, new object?[] { "deposit" });
        _c.Invoke(client, second, "addLiquidity", client.ScriptHash, 100 * Agpu, 1_000_000_000, 0, ExchangeChain.Never);
        _c.Invoke(_c.Suite.Provider, _c.Token, "transfer", _c.Suite.Provider.ScriptHash, second, Agpu,
            new object?[] { "swap", 1, ExchangeChain.Never });
        _c.BalanceOf(shares, _c.Suite.Provider)
            .Should().BeGreaterThan(0, "a contract took shares in and paid shares out");
        PairStorage.Of(_c, second, shares).CheckConservation();
    }

    [Fact]
    public void Update_throughTheTimelock_keepsTheState()
    {
        byte[] nef = UpgradeTests.Changed("Exchange", "history-too-short", "HISTORY-TOO-SHORT");
        string manifest = _c.Chain.FindContract(_c.Pair)!.Manifest.ToJson().ToString();
        object?[] action = ["update", _c.Pair, UpgradeTests.HashOf(nef, manifest)];
        _c.Suite.RefusedRead("Exchange/history-too-short", _c.Pair, "averagePrice");
        _c.Invoke(_c.Suite.Steward, _c.Suite.Council, "schedule", (object?)action);
        _c.Chain.MoveTimeTo(_c.Suite.Read(_c.Suite.Council, "readyAt", (object?)action).AsUInt64());
        _c.Invoke(_c.Suite.Stranger, _c.Suite.Council, "update", _c.Pair, nef, manifest, null);
        _c.Reserves().Should().Be((10_000 * Agpu, 2_500 * Tusd));
        _c.BalanceOf(_c.Pair, _c.Suite.Client).Should().Be(50_000_000_000 - 1_000);
        _c.Swap(_c.Suite.Provider, _c.Token, Agpu);
        _c.Chain.FindContract(_c.Pair)!.UpdateCounter.Should().Be(1);
    }

    [Fact]
    public void Pause_closesTheWaysInAndNoWayOut()
    {
        Actor client = _c.Suite.Client;
        _c.Deposit(client, _c.Token, Agpu);
        _c.Deposit(client, _c.Stable, Tusd);
        _c.Invoke(_c.Suite.Steward, _c.Suite.Council, "pause", 4);
        foreach (object?[] data in new[] { ExchangeChain.DepositData, ExchangeChain.SwapNow })
        {
            _c.Refused("Exchange/paused", client, _c.Token, "transfer", client.ScriptHash, _c.Pair, Agpu, data);
            _c.Refused("Exchange/paused", client, _c.Stable, "transfer", client.ScriptHash, _c.Pair, Tusd, data);
        }
        _c.Refused("Exchange/paused", client, _c.Pair, "addLiquidity",
            client.ScriptHash, Agpu, Tusd, 0, ExchangeChain.Never);
        _c.Remove(client, 1_000_000);
        _c.Withdraw(client, _c.Token).Should().BeGreaterThan(Agpu);
        _c.Withdraw(client, _c.Stable).Should().BeGreaterThan(Tusd);
        _c.Invoke(_c.Suite.Steward, _c.Suite.Council, "unpause", 4);
        _c.Swap(client, _c.Token, Agpu);
    }

    [Fact]
    public void Shares_moveLikeAnyNep17()
    {
        Actor client = _c.Suite.Client, stranger = _c.Suite.Stranger;
        Transfer(client, client, 7).Should().BeTrue();
        _c.BalanceOf(_c.Pair, stranger).Should().Be(7);
        Transfer(client, client, 50_000_000_000).Should().BeFalse("more than there is");
        Transfer(stranger, client, 1).Should().BeFalse("not the holder");
        Transfer(client, client, 0).Should().BeTrue();
        _c.Remove(stranger, 7);
        _c.CreditOf(stranger, _c.Token).Should().Be(140);

        bool Transfer(Actor sender, Actor from, BigInteger amount) => _c.Invoke(
            sender, _c.Pair, "transfer", from.ScriptHash, stranger.ScriptHash, amount, null).Result!.AsBool();
    }
}
