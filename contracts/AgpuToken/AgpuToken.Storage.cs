using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Contracts;

public partial class AgpuToken
{
    private const byte PrefixSupply = 0x00;              // -> total supply [1e-8 AGPU]
    private const byte PrefixBalance = 0x01;             // + account [20 B] -> balance, never zero [1e-8 AGPU]
    private const byte PrefixCouncil = 0x02;             // -> the Council's hash [20 B]
    private const byte PrefixMintedForPublicWork = 0x03; // -> counter [1e-8 AGPU]
    private const byte PrefixMintedForJobs = 0x04;       // -> counter [1e-8 AGPU]
    private const byte PrefixBurnedAtSettlement = 0x05;  // -> counter [1e-8 AGPU]

    private static readonly byte[] SupplyKey = new byte[] { PrefixSupply };
    private static readonly byte[] BalancePrefix = new byte[] { PrefixBalance };
    private static readonly byte[] CouncilKey = new byte[] { PrefixCouncil };
    private static readonly byte[] MintedForPublicWorkKey = new byte[] { PrefixMintedForPublicWork };
    private static readonly byte[] MintedForJobsKey = new byte[] { PrefixMintedForJobs };
    private static readonly byte[] BurnedAtSettlementKey = new byte[] { PrefixBurnedAtSettlement };

    private static UInt160 GetCouncil() => (UInt160)Storage.Get(Storage.CurrentContext, CouncilKey)!;

    private static void PutCouncil(UInt160 council) => Storage.Put(Storage.CurrentContext, CouncilKey, council);

    private static BigInteger GetCounter(byte[] key) => (BigInteger)Storage.Get(Storage.CurrentContext, key)!;

    private static void PutCounter(byte[] key, BigInteger value) => Storage.Put(Storage.CurrentContext, key, value);

    private static BigInteger GetSupply() => GetCounter(SupplyKey);

    private static void PutSupply(BigInteger supply) => PutCounter(SupplyKey, supply);

    private static byte[] BalanceKey(UInt160 account) => BalancePrefix.Concat(account);

    private static ByteString? GetBalance(byte[] key) => Storage.Get(Storage.CurrentContext, key);

    private static bool TryDebit(UInt160 account, BigInteger amount)
    {
        byte[] key = BalanceKey(account);
        BigInteger balance = (BigInteger)GetBalance(key)! - amount;
        if (balance < 0) return false;
        if (balance == 0)
            Storage.Delete(Storage.CurrentContext, key);
        else
            Storage.Put(Storage.CurrentContext, key, balance);
        return true;
    }

    private static void Credit(UInt160 account, BigInteger amount)
    {
        byte[] key = BalanceKey(account);
        Storage.Put(Storage.CurrentContext, key, (BigInteger)GetBalance(key)! + amount);
    }
}
