using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// A balance has the account itself for a key, without a prefix: a key of 20 bytes is a balance, a key of one byte is
/// not. It is the entry that everybody pays for, and joining a prefix to it would be 1.5% of a transfer.
/// </summary>
public partial class AgpuToken
{
    private const byte PrefixCounters = 0x00; // -> Counters
    private const byte PrefixCouncil = 0x02;  // -> the Council's hash [20 B]
    private const byte PrefixCharter = 0x0F;  // -> own copy of the charter; none before the Council's first sync

    private static readonly byte[] CountersKey = new byte[] { PrefixCounters };
    private static readonly byte[] CouncilKey = new byte[] { PrefixCouncil };
    private static readonly byte[] CharterKey = new byte[] { PrefixCharter };

    private static UInt160 GetCouncil() => (UInt160)Storage.Get(Storage.CurrentContext, CouncilKey)!;

    private static void PutCouncil(UInt160 council) => Storage.Put(Storage.CurrentContext, CouncilKey, council);

    /// <summary>The copy, which the Council keeps up to date; before there is one, the charter itself.</summary>
    private static ByteString GetCharter()
    {
        ByteString? copy = Storage.Get(Storage.CurrentContext, CharterKey);
        return copy is null ? Charter.Of(GetCouncil()) : copy;
    }

    private static void PutCharter(ByteString charter) => Storage.Put(Storage.CurrentContext, CharterKey, charter);

    private static void DeleteCharter() => Storage.Delete(Storage.CurrentContext, CharterKey);

    private static BigInteger GetCounters() => (BigInteger)Storage.Get(Storage.CurrentContext, CountersKey)!;

    private static void PutCounters(BigInteger counters) => Storage.Put(Storage.CurrentContext, CountersKey, counters);

    /// <summary>account [20 B] -> balance, never zero [1e-8 AGPU]</summary>
    private static BigInteger GetBalance(UInt160 account) => (BigInteger)Storage.Get(Storage.CurrentContext, account)!;

    private static bool TryDebit(UInt160 account, BigInteger amount)
    {
        BigInteger balance = GetBalance(account) - amount;
        if (balance < 0) return false;
        if (balance == 0)
            Storage.Delete(Storage.CurrentContext, account);
        else
            Storage.Put(Storage.CurrentContext, account, balance);
        return true;
    }

    private static void Credit(UInt160 account, BigInteger amount) =>
        Storage.Put(Storage.CurrentContext, account, GetBalance(account) + amount);
}

/// <summary>
/// total supply in bits 0..59 | minted for public work 60..119 | minted for jobs 120..179 | burned at settlement
/// 180..239 [1e-8 AGPU]. The issuance law keeps each of them below 2^60: nothing is minted beyond 10^17, and what paid jobs burn
/// and mint again sums up to 10^18.
/// </summary>
internal static class Counters
{
    internal static BigInteger Of(
        BigInteger supply, BigInteger forPublicWork, BigInteger forJobs, BigInteger atSettlement) =>
        supply + Packed.At(forPublicWork, 60) + Packed.At(forJobs, 120) + Packed.At(atSettlement, 180);

    internal static BigInteger Supply(BigInteger counters) => Packed.Bits(counters, 0, 60);
    internal static BigInteger MintedForPublicWork(BigInteger counters) => Packed.Bits(counters, 60, 60);
    internal static BigInteger MintedForJobs(BigInteger counters) => Packed.Bits(counters, 120, 60);
    internal static BigInteger BurnedAtSettlement(BigInteger counters) => Packed.Bits(counters, 180, 60);
}
