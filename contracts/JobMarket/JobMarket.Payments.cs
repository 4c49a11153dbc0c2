using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>Money in by transfer with data, money out by pull.</summary>
public partial class JobMarket
{
    /// <summary>
    /// data = ["open", kernel, params, inputRoots, tier, maxPricePerUnit, tip, claimWindowMs, workWindowMs].
    /// </summary>
    public static void OnNEP17Payment(UInt160 from, BigInteger amount, object data)
    {
        ByteString charter = GetCharter();
        // INVARIANT: only AGPU counts. The caller is the token, not whoever says that it paid.
        ExecutionEngine.Assert(Runtime.CallingScriptHash == Charter.Address(charter, Seat.AgpuToken), ForeignToken);
        ExecutionEngine.Assert(Items.IsArray(data), UnknownPayment);
        object[] order = (object[])data;
        ExecutionEngine.Assert(
            order.Length == OrderItems && Items.IsByteString(order[0]) && (string)order[0] == "open", UnknownPayment);
        Open(charter, from, amount, order);
    }

    /// <summary>Pays out everything that the account may claim.</summary>
    public static BigInteger Withdraw(UInt160 account)
    {
        ExecutionEngine.Assert(account.IsValid, InvalidAccount);
        BigInteger amount = GetCredit(account);
        ExecutionEngine.Assert(amount > 0, NothingToWithdraw);
        ExecutionEngine.Assert(Runtime.CheckWitness(account), NoWitness);
        ClearCredit(account);
        OnCreditWithdrawn(account, amount);
        Pay(account, amount, null);
        return amount;
    }

    /// <summary>Hands the pools to the RewardController, which pays auditors, oracles and maintenance.</summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may: the receiver is bound")]
    public static void CollectPools()
    {
        BigInteger pools = GetPools();
        BigInteger auditors = Pool.Auditors(pools);
        BigInteger oracles = Pool.Oracles(pools);
        BigInteger maintenance = Pool.Maintenance(pools);
        BigInteger total = auditors + oracles + maintenance;
        ExecutionEngine.Assert(total > 0, NothingToWithdraw);
        UInt160 controller = Charter.Address(GetCharter(), Seat.RewardController);
        ExecutionEngine.Assert(!controller.IsZero, NotRewardController);
        PutPools(0);
        OnPoolsCollected(controller, auditors, oracles, maintenance);
        Pay(controller, total, new object[] { "pools", auditors, oracles, maintenance });
    }

    /// <summary>
    /// The last act of its caller: the receiver may be a contract and may call back into a finished state.
    /// </summary>
    private static void Pay(UInt160 to, BigInteger amount, object? data) =>
        ExecutionEngine.Assert(
            (bool)Contract.Call(
                Token(), "transfer", CallFlags.All, Runtime.ExecutingScriptHash, to, amount, data));

    private static UInt160 Token() => Charter.Address(GetCharter(), Seat.AgpuToken);
}
