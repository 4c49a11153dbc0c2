using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.ContractFixtures;

/// <summary>A client, provider and payee that calls back into the market whenever it is paid.</summary>
[DisplayName("Reenterer")]
[ContractPermission(Permission.Any, Permission.Any)]
public class Reenterer : SmartContract
{
    private static readonly byte[] TargetKey = new byte[] { 1 };
    private static readonly byte[] MethodKey = new byte[] { 2 };
    private static readonly byte[] ArgumentsKey = new byte[] { 3 };

    /// <summary>Arms the hook: the next payment calls target.method(arguments).</summary>
    public static void Arm(UInt160 target, string method, object[] arguments)
    {
        Storage.Put(Storage.CurrentContext, TargetKey, target);
        Storage.Put(Storage.CurrentContext, MethodKey, method);
        Storage.Put(Storage.CurrentContext, ArgumentsKey, StdLib.Serialize(arguments));
    }

    /// <summary>Calls anything in this contract's name.</summary>
    public static object Act(UInt160 target, string method, object[] arguments) =>
        Contract.Call(target, method, CallFlags.All, arguments);

    public static void OnNEP17Payment(UInt160 from, BigInteger amount, object data)
    {
        ByteString? target = Storage.Get(Storage.CurrentContext, TargetKey);
        if (target is null) return;
        string method = (string)Storage.Get(Storage.CurrentContext, MethodKey)!;
        object[] arguments = (object[])StdLib.Deserialize(Storage.Get(Storage.CurrentContext, ArgumentsKey)!);
        Contract.Call((UInt160)target, method, CallFlags.All, arguments);
    }
}
