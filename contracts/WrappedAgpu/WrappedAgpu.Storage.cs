using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

public partial class WrappedAgpu
{
    private const byte PrefixSupply = 0x00;  // -> total supply [1e-8 wAGPU]
    private const byte PrefixBalance = 0x01; // + account [20 B] -> balance, never zero [1e-8 wAGPU]
    private const byte PrefixHouse = 0x02;   // -> council 20 | AGPU 20, written once

    private static readonly byte[] SupplyKey = new byte[] { PrefixSupply };
    private static readonly byte[] HouseKey = new byte[] { PrefixHouse };

    private static BigInteger GetSupply() => (BigInteger)Storage.Get(Storage.CurrentContext, SupplyKey)!;

    private static void PutSupply(BigInteger supply) => Storage.Put(Storage.CurrentContext, SupplyKey, supply);

    private static UInt160 GetCouncil() => (UInt160)Bytes.Slice(GetHouse(), 0, 20);

    private static UInt160 GetAgpu() => (UInt160)Bytes.Slice(GetHouse(), 20, 20);

    private static ByteString GetHouse() => Storage.Get(Storage.CurrentContext, HouseKey)!;

    private static void PutHouse(UInt160 council, UInt160 agpu) =>
        Storage.Put(Storage.CurrentContext, HouseKey, council.Concat(agpu));

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
