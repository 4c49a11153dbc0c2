using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.ContractFixtures;

/// <summary>A contract that acts for anybody, and calls back once when it is paid: what a fuzzer attacks re-entrancy with.</summary>
[DisplayName("Attacker")]
[ContractPermission(Permission.Any, Permission.Any)]
public class Attacker : SmartContract
{
    private static readonly byte[] OrderKey = new byte[] { 1 }; // -> serialized [target, method, arguments]

    /// <summary>The next payment calls target.method(arguments).</summary>
    public static void Arm(UInt160 target, string method, object[] arguments) =>
        Storage.Put(Storage.CurrentContext, OrderKey, StdLib.Serialize(new object[] { target, method, arguments }));

    /// <summary>Calls anything in this contract's name.</summary>
    public static object Act(UInt160 target, string method, object[] arguments) =>
        Contract.Call(target, method, CallFlags.All, arguments);

    public static void OnNEP17Payment(UInt160 from, BigInteger amount, object data)
    {
        ByteString? stored = Storage.Get(Storage.CurrentContext, OrderKey);
        if (stored is null) return;
        Storage.Delete(Storage.CurrentContext, OrderKey);
        object[] order = (object[])StdLib.Deserialize(stored);
        Contract.Call((UInt160)order[0], (string)order[1], CallFlags.All, (object[])order[2]);
    }
}
