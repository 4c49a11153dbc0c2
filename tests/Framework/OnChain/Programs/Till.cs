using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Tests.OnChain.Programs;

/// <summary>Takes payments in any token and says what it got.</summary>
public class Till : Neo.SmartContract.Framework.SmartContract
{
    public static event Action<UInt160, BigInteger, object> Paid = null!;

    public static void OnNEP17Payment(UInt160 from, BigInteger amount, object data)
    {
        StorageMap sums = new(0x10);
        sums.Increase(Runtime.CallingScriptHash, amount);
        Paid(from, amount, data);
    }

    [Safe]
    public static BigInteger Taken(UInt160 token) => new StorageMap(0x10).GetIntegerOrZero(token);
}
