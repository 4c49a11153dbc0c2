using System.Numerics;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Simulator;

namespace StarMiner.Attacks.Tests;

/// <summary>Swaps and deposits so small that only roundings are left of them.</summary>
public class LiquidityDustTests : ExchangeAttack
{
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
}
