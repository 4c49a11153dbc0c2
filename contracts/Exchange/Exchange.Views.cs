using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// What anyone may read. No contract should price by what these say of this very moment: see AveragePrice.
/// </summary>
public partial class Exchange
{
    /// <summary>[AGPU's hash, asset's hash]</summary>
    [Safe]
    public static UInt160[] Tokens()
    {
        ByteString pair = GetPair();
        return new UInt160[] { Pair.Agpu(pair), Pair.Asset(pair) };
    }

    /// <summary>[AGPU, asset] in smallest units.</summary>
    [Safe]
    public static BigInteger[] Reserves()
    {
        ByteString pool = GetPool();
        return new BigInteger[] { Pool.Agpu(pool), Pool.Asset(pool) };
    }

    /// <summary>What swaps have set aside for burnFees [1e-8 AGPU].</summary>
    [Safe]
    public static BigInteger UnburnedFees() => Pool.BurnFees(GetPool());

    [Safe]
    public static BigInteger CreditOf(UInt160 account, UInt160 token)
    {
        ExecutionEngine.Assert(account.IsValid, InvalidAccount);
        return GetCredit(IsAgpu(GetPair(), token, InvalidToken), account);
    }

    /// <summary>What a swap of this amount would pay out now; 0 where it would be refused as too small.</summary>
    [Safe]
    public static BigInteger Quote(UInt160 tokenIn, BigInteger amountIn)
    {
        ByteString pair = GetPair();
        bool isAgpu = IsAgpu(pair, tokenIn, InvalidToken);
        ExecutionEngine.Assert(PairMath.IsPositive(amountIn), InvalidAmount);
        ByteString pool = GetPool();
        BigInteger agpu = Pool.Agpu(pool);
        ExecutionEngine.Assert(agpu > 0, NoLiquidity);
        ByteString charter = GetCharter(pair);
        BigInteger feeBps = Charter.Value(charter, Parameter.SwapFeeBps);
        BigInteger burnBps = Charter.Value(charter, Parameter.SwapBurnBps);
        if (isAgpu)
            return PairMath.AmountOut(amountIn - PairMath.BurnFee(amountIn, burnBps), agpu, Pool.Asset(pool), feeBps);
        BigInteger taken = PairMath.AmountOut(amountIn, Pool.Asset(pool), agpu, feeBps);
        return taken - PairMath.BurnFee(taken, burnBps);
    }
}
