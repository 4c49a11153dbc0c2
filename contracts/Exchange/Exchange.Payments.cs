using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// Money in by transfer with data, money out as the last act. What the tokens say in their hook is all that counts:
/// nobody's balance is ever asked, so a donation moves nothing.
/// </summary>
public partial class Exchange
{
    /// <summary>data = ["deposit"] or ["swap", minOut, deadlineMs].</summary>
    public static void OnNEP17Payment(UInt160 from, BigInteger amount, object data)
    {
        UInt160 token = Runtime.CallingScriptHash;
        ByteString pair = GetPair();
        bool isAgpu = IsAgpu(pair, token, ForeignToken);
        ExecutionEngine.Assert(from.IsValid, InvalidAccount);
        ExecutionEngine.Assert(PairMath.IsPositive(amount), InvalidAmount);
        ExecutionEngine.Assert(Items.IsArray(data), UnknownPayment);
        object[] order = (object[])data;
        if (order.Length == 1 && (string)order[0] == "deposit")
        {
            CheckEntry(pair);
            Deposit(isAgpu, token, from, amount);
            return;
        }
        ExecutionEngine.Assert(order.Length == 3 && (string)order[0] == "swap", UnknownPayment);
        ExecutionEngine.Assert(PairMath.IsAmount(order[1]), InvalidAmount);
        ByteString charter = CheckEntry(pair);
        CheckDeadline(order[2]);
        if (isAgpu)
            SellAgpu(pair, charter, from, amount, (BigInteger)order[1]);
        else
            BuyAgpu(pair, charter, from, amount, (BigInteger)order[1]);
    }

    private static void Deposit(bool isAgpu, UInt160 token, UInt160 from, BigInteger amount)
    {
        BigInteger credit = GetCredit(isAgpu, from) + amount;
        ExecutionEngine.Assert(!PairMath.IsTooLarge(credit), ReserveTooLarge);
        PutCredit(isAgpu, from, credit);
        OnDeposited(from, token, amount);
    }

    /// <summary>AGPU in, asset out. The burn fee is taken off what came in.</summary>
    private static void SellAgpu(
        ByteString pair, ByteString charter, UInt160 trader, BigInteger amountIn, BigInteger minOut)
    {
        ByteString pool = GetPool();
        BigInteger reserveAgpu = Pool.Agpu(pool);
        BigInteger reserveAsset = Pool.Asset(pool);
        ExecutionEngine.Assert(reserveAgpu > 0, NoLiquidity);
        BigInteger burnFee = PairMath.BurnFee(amountIn, Charter.Value(charter, Parameter.SwapBurnBps));
        BigInteger kept = amountIn - burnFee;
        BigInteger amountOut = PairMath.AmountOut(
            kept, reserveAgpu, reserveAsset, Charter.Value(charter, Parameter.SwapFeeBps));
        CheckOut(amountOut, minOut);
        BookPrice(reserveAgpu, reserveAsset);
        PutPool(reserveAgpu + kept, Pool.BurnFees(pool) + burnFee, reserveAsset - amountOut);
        OnSwapped(trader, Pair.Agpu(pair), amountIn, amountOut, burnFee);
        Pay(Pair.Asset(pair), trader, amountOut);
    }

    /// <summary>Asset in, AGPU out. The burn fee is taken off what goes out.</summary>
    private static void BuyAgpu(
        ByteString pair, ByteString charter, UInt160 trader, BigInteger amountIn, BigInteger minOut)
    {
        ByteString pool = GetPool();
        BigInteger reserveAgpu = Pool.Agpu(pool);
        BigInteger reserveAsset = Pool.Asset(pool);
        ExecutionEngine.Assert(reserveAgpu > 0, NoLiquidity);
        BigInteger taken = PairMath.AmountOut(
            amountIn, reserveAsset, reserveAgpu, Charter.Value(charter, Parameter.SwapFeeBps));
        BigInteger burnFee = PairMath.BurnFee(taken, Charter.Value(charter, Parameter.SwapBurnBps));
        BigInteger amountOut = taken - burnFee;
        CheckOut(amountOut, minOut);
        BookPrice(reserveAgpu, reserveAsset);
        PutReserves(reserveAgpu - taken, Pool.BurnFees(pool) + burnFee, reserveAsset + amountIn);
        OnSwapped(trader, Pair.Asset(pair), amountIn, amountOut, burnFee);
        Pay(Pair.Agpu(pair), trader, amountOut);
    }

    private static void CheckOut(BigInteger amountOut, BigInteger minOut)
    {
        ExecutionEngine.Assert(amountOut > 0, InvalidAmount);
        ExecutionEngine.Assert(amountOut >= minOut, BelowMinimum);
    }

    /// <summary>The last act of its caller. The lock is for tokens and receivers that call back.</summary>
    private static void Pay(UInt160 token, UInt160 to, BigInteger amount)
    {
        Lock();
        ExecutionEngine.Assert(
            (bool)Contract.Call(token, "transfer", CallFlags.All, Runtime.ExecutingScriptHash, to, amount, null),
            TransferRefused);
        Unlock();
    }
}
