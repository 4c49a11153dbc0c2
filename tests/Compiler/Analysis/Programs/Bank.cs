using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Compiler.Tests.Analysis.Programs;

[Warns("NEOC6004", nameof(Withdraw), nameof(Each), nameof(Counted))]
public static class LateBank
{
    public static void Withdraw(UInt160 account)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(account), "LateBank/witness");
        BigInteger amount = (BigInteger)Storage.Get(Storage.CurrentContext, account)!;
        ExecutionEngine.Assert(GAS.Transfer(Runtime.ExecutingScriptHash, account, amount), "LateBank/transfer");
        Storage.Delete(Storage.CurrentContext, account);
    }

    /// <summary>The second round writes after the first one's call.</summary>
    public static void Each(UInt160[] accounts)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(accounts[0]), "LateBank/witness");
        foreach (UInt160 account in accounts)
        {
            Storage.Delete(Storage.CurrentContext, account);
            ExecutionEngine.Assert(GAS.Transfer(Runtime.ExecutingScriptHash, account, 1), "LateBank/transfer");
        }
    }

    /// <summary>The same key before and after, but no lock: what is written was computed.</summary>
    public static void Counted(UInt160 other, BigInteger count)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(other), "LateBank/witness");
        Storage.Put(Storage.CurrentContext, "count", count);
        Contract.Call(other, "ping", CallFlags.All);
        Storage.Put(Storage.CurrentContext, "count", count + 1);
    }
}

public static class EarlyBank
{
    public static void Withdraw(UInt160 account)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(account), "EarlyBank/witness");
        BigInteger amount = (BigInteger)Storage.Get(Storage.CurrentContext, account)!;
        Storage.Delete(Storage.CurrentContext, account);
        ExecutionEngine.Assert(GAS.Transfer(Runtime.ExecutingScriptHash, account, amount), "EarlyBank/transfer");
    }

    /// <summary>Who may only read cannot come back and change anything.</summary>
    public static void ReadsFirst(UInt160 token, UInt160 account)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(account), "EarlyBank/witness");
        BigInteger amount = (BigInteger)Contract.Call(token, "balanceOf", CallFlags.ReadOnly, account);
        Storage.Put(Storage.CurrentContext, account, amount);
    }

    /// <summary>The ledger calls nobody.</summary>
    public static void AsksTheLedger(UInt160 account)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(account), "EarlyBank/witness");
        Storage.Put(Storage.CurrentContext, account, Ledger.CurrentIndex);
    }

    [NoReentrant]
    public static void Locked(UInt160 account)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(account), "EarlyBank/witness");
        ExecutionEngine.Assert(GAS.Transfer(Runtime.ExecutingScriptHash, account, 1), "EarlyBank/transfer");
        Storage.Delete(Storage.CurrentContext, account);
    }

    public static void LockedByHand(UInt160 account)
    {
        ExecutionEngine.Assert(Runtime.CheckWitness(account), "EarlyBank/witness");
        ExecutionEngine.Assert(Storage.Get(Storage.CurrentContext, "lock") is null, "EarlyBank/entered");
        Storage.Put(Storage.CurrentContext, "lock", 1);
        ExecutionEngine.Assert(GAS.Transfer(Runtime.ExecutingScriptHash, account, 1), "EarlyBank/transfer");
        Storage.Delete(Storage.CurrentContext, "lock");
    }
}
