using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.ContractFixtures;

/// <summary>A client, provider and payee that calls back into the market whenever it is paid.</summary>
[DisplayName("Reenterer")]
[ContractPermission(Permission.Any, Permission.Any)]
public class Reenterer : SmartContract
{
    private static readonly byte[] TargetKey = new byte[] { 1 };
    private static readonly byte[] MethodKey = new byte[] { 2 };

    /// <summary>Arms the hook: the next payment calls target.method(this contract [, amount]).</summary>
    public static void Arm(UInt160 target, string method)
    {
        Storage.Put(Storage.CurrentContext, TargetKey, target);
        Storage.Put(Storage.CurrentContext, MethodKey, method);
    }

    /// <summary>Calls anything in this contract's name.</summary>
    public static object Act(UInt160 target, string method, object[] arguments) =>
        Contract.Call(target, method, CallFlags.All, arguments);

    public static void OnNEP17Payment(UInt160 from, BigInteger amount, object data)
    {
        ByteString? target = Storage.Get(Storage.CurrentContext, TargetKey);
        if (target is null) return;
        string method = (string)Storage.Get(Storage.CurrentContext, MethodKey)!;
        if (method == "withdrawBond")
            Contract.Call((UInt160)target, method, CallFlags.All, Runtime.ExecutingScriptHash, amount);
        else
            Contract.Call((UInt160)target, method, CallFlags.All, Runtime.ExecutingScriptHash);
    }
}
