using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.ContractFixtures;

/// <summary>Says that it paid, in a token that is worth nothing.</summary>
[DisplayName("FakeToken")]
[ContractPermission(Permission.Any, "onNEP17Payment")]
public class FakeToken : SmartContract
{
    public static void Pay(UInt160 receiver, UInt160 from, BigInteger amount, object data) =>
        Contract.Call(receiver, "onNEP17Payment", CallFlags.All, from, amount, data);
}
