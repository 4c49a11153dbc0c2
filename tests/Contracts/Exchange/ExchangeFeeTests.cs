using System.Numerics;
using Neo;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Exchange;

/// <summary>A swap costs what the Council's parameters say at that moment, in the seat or out of it.</summary>
public class ExchangeFeeTests
{
    const long Agpu = ExchangeChain.Agpu;

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(100, 100, false)]
    [InlineData(100, 1, true)]
    [InlineData(1, 100, true)]
    public void Swap_costsWhatTheCouncilSays(int feeBps, int burnBps, bool isSeated)
    {
        ExchangeChain c = new ExchangeChain().WithLiquidity();
        if (isSeated) c.Suite.Invoke(c.Suite.Steward, c.Suite.Council, "bind", "Exchange", c.Pair);
        c.Suite.Govern("set", "SwapFeeBps", feeBps);
        c.Suite.Govern("set", "SwapBurnBps", burnBps);
        PairModel model = ModelOf(c, feeBps, burnBps);
        Actor trader = c.Suite.Provider;
        foreach (UInt160 token in new[] { c.Token, c.Stable })
        {
            UInt160 other = token == c.Token ? c.Stable : c.Token;
            BigInteger before = c.BalanceOf(other, trader), quoted = c.Read(c.Pair, "quote", token, 7 * Agpu);
            c.Swap(trader, token, 7 * Agpu, minOut: quoted);
            bool _ = token == c.Token ? model.SellAgpu(0, 7 * Agpu) : model.BuyAgpu(0, 7 * Agpu);
            (c.BalanceOf(other, trader) - before).Should().Be(quoted);
            c.Reserves().Should().Be((model.Agpu, model.Asset));
            PairStorage.Of(c).BurnFees.Should().Be(model.BurnFees).And.BeGreaterThan(0);
        }
    }

    /// <summary>A trader's minimum holds against a fee that was raised while its transaction waited.</summary>
    [Fact]
    public void Swap_quotedBeforeAFeeRose_isRefused()
    {
        ExchangeChain c = new ExchangeChain().WithLiquidity();
        BigInteger quoted = c.Read(c.Pair, "quote", c.Token, Agpu);
        c.Suite.Govern("set", "SwapFeeBps", 100);
        c.Refused("Exchange/below-minimum", c.Suite.Client, c.Token, "transfer",
            c.SwapArguments(c.Suite.Client, Agpu, quoted));
    }

    /// <summary>The reserves of the chain's pair and one rich account.</summary>
    static PairModel ModelOf(ExchangeChain c, int feeBps, int burnBps)
    {
        var model = new PairModel(1, feeBps, burnBps);
        var (agpu, asset) = c.Reserves();
        (model.AgpuWallets[0], model.AssetWallets[0]) = (2 * agpu, 2 * asset);
        model.Deposit(0, true, agpu);
        model.Deposit(0, false, asset);
        model.Add(0, agpu, asset);
        return model;
    }
}
