using System.Numerics;
using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Simulator;

namespace StarMiner.Attacks.Tests;

/// <summary>A pair with an attacker and a victim, who have a million of both tokens each.</summary>
public abstract class ExchangeAttack
{
    protected const long Agpu = ExchangeChain.Agpu, Tusd = ExchangeChain.Tusd;
    protected readonly ExchangeChain _c = new ExchangeChain().WithFunds();

    protected Actor Attacker => _c.Suite.Provider;

    protected Actor Victim => _c.Suite.Challenger;

    protected object?[] Reentry(string method, UInt160 token, UInt160 me) => method switch
    {
        "withdraw" => [me, token],
        "removeLiquidity" => [me, 1, 0, 0, ExchangeChain.Never],
        "addLiquidity" => [me, 1, 1, 0, ExchangeChain.Never],
        "onNEP17Payment" => [me, 1_000_000, ExchangeChain.SwapNow],
        _ => [],
    };

    protected BigInteger Average() => _c.Suite.Read(_c.Pair, "averagePrice").AsList(2)[0].AsInteger();

    /// <summary>All that an actor has outside the pair, in AGPU at these reserves' price.</summary>
    protected BigInteger Worth(Actor actor, BigInteger asset, BigInteger agpu) => Worth(
        _c.BalanceOf(_c.Token, actor), _c.BalanceOf(_c.Stable, actor), asset, agpu);

    protected static BigInteger Worth(BigInteger agpuHeld, BigInteger assetHeld, BigInteger asset, BigInteger agpu) =>
        agpuHeld + assetHeld * agpu / asset;
}
