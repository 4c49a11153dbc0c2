using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Contracts;

public partial class TestStable
{
    private const byte PrefixSupply = 0x00;  // -> total supply [1e-6 TUSD]
    private const byte PrefixBalance = 0x01; // + account [20 B] -> balance, never zero [1e-6 TUSD]
    private const byte PrefixOwner = 0x02;   // -> the account that may mint [20 B]

    private static readonly byte[] SupplyKey = new byte[] { PrefixSupply };
    private static readonly byte[] OwnerKey = new byte[] { PrefixOwner };

    private static BigInteger GetSupply() => (BigInteger)Storage.Get(Storage.CurrentContext, SupplyKey)!;

    private static void PutSupply(BigInteger supply) => Storage.Put(Storage.CurrentContext, SupplyKey, supply);

    private static UInt160 GetOwner() => (UInt160)Storage.Get(Storage.CurrentContext, OwnerKey)!;

    private static void PutOwner(UInt160 owner) => Storage.Put(Storage.CurrentContext, OwnerKey, owner);

    private static BigInteger GetBalance(UInt160 account) =>
        (BigInteger)new StorageMap(Storage.CurrentContext, PrefixBalance).Get(account)!;

    private static void PutBalance(UInt160 account, BigInteger balance)
    {
        StorageMap balances = new(Storage.CurrentContext, PrefixBalance);
        if (balance == 0)
            balances.Delete(account);
        else
            balances.Put(account, balance);
    }
}
