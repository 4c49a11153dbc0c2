using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.ContractFixtures;

/// <summary>
/// A savings pool: GAS in makes shares, shares out make GAS, a fee on the way out stays with those who stay. What coverage and
/// fuzzing are tried on: small, and with one of each thing that goes wrong in contracts that hold money.
/// </summary>
[DisplayName("Pool")]
[ContractPermission("0xd2a4cff31913016155e38e474a2c06d08be276cf", "transfer")] // GasToken
public class Pool : SmartContract
{
    private const int BasisPoints = 10_000, MostFeeBps = 1_000;

    private static readonly byte[] OwnerKey = new byte[] { 0x00 };  // -> who sets the fee
    private static readonly byte[] SharesKey = new byte[] { 0x01 }; // -> all shares
    private static readonly byte[] AssetsKey = new byte[] { 0x02 }; // -> GAS that shares stand for [datoshi]
    private static readonly byte[] FeeKey = new byte[] { 0x03 };    // -> fee on the way out [1/10,000]
    private const byte PrefixShares = 0x10;                         // + account -> its shares

    /// <summary>An account's shares have changed.</summary>
    [DisplayName("Moved")]
    public static event System.Action<UInt160?, UInt160?, BigInteger> OnMoved = null!;

    public static void _deploy(object data, bool update)
    {
        if (update) return;
        Storage.Put(Storage.CurrentContext, OwnerKey, (UInt160)data);
        Storage.Put(Storage.CurrentContext, FeeKey, 30);
    }

    [Safe]
    public static UInt160 Owner() => (UInt160)Storage.Get(Storage.CurrentContext, OwnerKey)!;

    [Safe]
    public static BigInteger TotalShares() => Number(SharesKey);

    [Safe]
    public static BigInteger Assets() => Number(AssetsKey);

    [Safe]
    public static BigInteger FeeBps() => Number(FeeKey);

    [Safe]
    public static BigInteger SharesOf(UInt160 account) =>
        (BigInteger)new StorageMap(Storage.CurrentContext, PrefixShares).Get(account)!;

    /// <summary>GAS in. Shares are rounded down: whoever comes pays for the dust.</summary>
    public static void OnNEP17Payment(UInt160 from, BigInteger amount, object data)
    {
        ExecutionEngine.Assert(Runtime.CallingScriptHash == GAS.Hash, "Pool/foreign-token");
        ExecutionEngine.Assert(from is not null && amount > 0, "Pool/nothing-paid");
        BigInteger all = TotalShares();
        BigInteger made = all == 0 ? amount : amount * all / Assets();
        ExecutionEngine.Assert(made > 0, "Pool/too-little");
        PutShares(from!, SharesOf(from!) + made);
        Storage.Put(Storage.CurrentContext, SharesKey, all + made);
        Storage.Put(Storage.CurrentContext, AssetsKey, Assets() + amount);
        OnMoved(null, from, made);
    }

    /// <summary>GAS out. The fee is rounded up, so that the pool never loses.</summary>
    public static void Redeem(UInt160 holder, BigInteger shares)
    {
        ExecutionEngine.Assert(shares > 0, "Pool/no-shares");
        ExecutionEngine.Assert(Runtime.CheckWitness(holder), "Pool/no-witness");
        BigInteger left = SharesOf(holder) - shares;
        ExecutionEngine.Assert(left >= 0, "Pool/too-many");
        BigInteger all = TotalShares();
        BigInteger gross = shares * Assets() / all;
        BigInteger fee = all == shares ? 0 : (gross * FeeBps() + BasisPoints - 1) / BasisPoints;
        BigInteger paid = gross - fee;
        PutShares(holder, left);
        Storage.Put(Storage.CurrentContext, SharesKey, all - shares);
        Storage.Put(Storage.CurrentContext, AssetsKey, Assets() - paid);
        OnMoved(holder, null, shares);
        ExecutionEngine.Assert(GAS.Transfer(Runtime.ExecutingScriptHash, holder, paid, null), "Pool/not-paid");
    }

    public static void Move(UInt160 from, UInt160 to, BigInteger shares)
    {
        ExecutionEngine.Assert(shares >= 0, "Pool/no-shares");
        ExecutionEngine.Assert(to.IsValid && !to.IsZero, "Pool/nobody");
        ExecutionEngine.Assert(Runtime.CheckWitness(from), "Pool/no-witness");
        BigInteger left = SharesOf(from) - shares;
        ExecutionEngine.Assert(left >= 0, "Pool/too-many");
        PutShares(from, left);
        PutShares(to, SharesOf(to) + shares);
        OnMoved(from, to, shares);
    }

    public static void SetFee(BigInteger bps)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(Owner()), "Pool/not-owner");
        ExecutionEngine.Assert(bps >= 0 && bps <= MostFeeBps, "Pool/fee-out-of-range");
        Storage.Put(Storage.CurrentContext, FeeKey, bps);
    }

    public static void HandOver(UInt160 to)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(Owner()), "Pool/not-owner");
        ExecutionEngine.Assert(to.IsValid && !to.IsZero, "Pool/nobody");
        Storage.Put(Storage.CurrentContext, OwnerKey, to);
    }

    private static BigInteger Number(byte[] key) => (BigInteger)Storage.Get(Storage.CurrentContext, key)!;

    private static void PutShares(UInt160 account, BigInteger shares)
    {
        StorageMap map = new(Storage.CurrentContext, PrefixShares);
        if (shares == 0)
            map.Delete(account);
        else
            map.Put(account, shares);
    }
}
