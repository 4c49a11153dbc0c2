using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.ContractFixtures;

/// <summary>
/// A NEP-17 that lies about what it delivers, refuses to be paid out, or calls back in the middle of a transfer; and an
/// account that calls back when it is paid. Anyone gives it orders.
/// </summary>
[DisplayName("HostileToken")]
[ContractPermission(Permission.Any, Permission.Any)]
public class HostileToken : SmartContract
{
    private const byte PrefixBalance = 1;
    private static readonly byte[] FeeKey = new byte[] { 2 };
    private static readonly byte[] RefuseKey = new byte[] { 3 };
    private static readonly byte[] PlanKey = new byte[] { 4 };

    public delegate void Transferred(UInt160? from, UInt160? to, BigInteger amount);

    [DisplayName("Transfer")]
    public static event Transferred OnTransfer = null!;

    [Safe]
    public static string Symbol() => "EVIL";

    [Safe]
    public static byte Decimals() => 0;

    [Safe]
    public static BigInteger BalanceOf(UInt160 account) =>
        (BigInteger)new StorageMap(Storage.CurrentContext, PrefixBalance).Get(account)!;

    public static void Mint(UInt160 to, BigInteger amount) => Add(to, amount);

    /// <summary>Takes this much off every transfer [1/10,000] and says nothing of it.</summary>
    public static void TakeFee(BigInteger bps) => Storage.Put(Storage.CurrentContext, FeeKey, bps);

    /// <summary>From now on transfers by this sender are false.</summary>
    public static void Refuse(UInt160 sender) => Storage.Put(Storage.CurrentContext, RefuseKey, sender);

    /// <summary>What to call once, on the next transfer by this sender or the next payment to this contract.</summary>
    public static void Plan(UInt160 sender, UInt160 target, string method, object[] arguments)
    {
        object[] plan = new object[] { sender, target, method, arguments };
        Storage.Put(Storage.CurrentContext, PlanKey, StdLib.Serialize(plan));
    }

    /// <summary>Calls anything in this contract's name.</summary>
    public static object Act(UInt160 target, string method, object[] arguments) =>
        Contract.Call(target, method, CallFlags.All, arguments);

    public static bool Transfer(UInt160 from, UInt160 to, BigInteger amount, object data)
    {
        if (!Runtime.CheckWitness(from)) return false;
        if (BalanceOf(from) < amount) return false;
        ByteString? refused = Storage.Get(Storage.CurrentContext, RefuseKey);
        if (refused is not null && (UInt160)refused == from) return false;
        BigInteger fee = amount * (BigInteger)Storage.Get(Storage.CurrentContext, FeeKey)! / 10_000;
        Add(from, -amount);
        Add(to, amount - fee);
        OnTransfer(from, to, amount);
        ExecutePlan(from);
        if (ContractManagement.GetContract(to) is not null)
            Contract.Call(to, "onNEP17Payment", CallFlags.All, from, amount, data);
        return true;
    }

    public static void OnNEP17Payment(UInt160 from, BigInteger amount, object data) => ExecutePlan(from);

    private static void Add(UInt160 account, BigInteger amount)
    {
        StorageMap balances = new(Storage.CurrentContext, PrefixBalance);
        balances.Put(account, (BigInteger)balances.Get(account)! + amount);
    }

    private static void ExecutePlan(UInt160 sender)
    {
        ByteString? stored = Storage.Get(Storage.CurrentContext, PlanKey);
        if (stored is null) return;
        object[] plan = (object[])StdLib.Deserialize(stored);
        if ((UInt160)plan[0] != sender) return;
        Storage.Delete(Storage.CurrentContext, PlanKey);
        Contract.Call((UInt160)plan[1], (string)plan[2], CallFlags.All, (object[])plan[3]);
    }
}
