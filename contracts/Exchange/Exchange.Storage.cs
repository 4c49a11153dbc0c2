using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

public partial class Exchange
{
    private const byte PrefixSupply = 0x00;        // -> all shares [1e-8]
    private const byte PrefixShares = 0x01;        // + account [20 B] -> shares, never zero [1e-8]
    private const byte PrefixPair = 0x02;          // -> council 20 | AGPU 20 | asset 20, written once
    private const byte PrefixSymbol = 0x03;        // -> symbol of the shares, written once
    private const byte PrefixPool = 0x04;          // -> Pool: AGPU reserve 8 | burn fees 8 | asset reserve 16
    private const byte PrefixLock = 0x05;          // -> 1 while a payment is on its way out
    private const byte PrefixLatestPrice = 0x06;   // -> Observation: timeMs 8 | cumulative price
    private const byte PrefixNewerPrice = 0x07;    // -> Observation, at least 30 minutes after the older one
    private const byte PrefixOlderPrice = 0x08;    // -> Observation
    private const byte PrefixCharter = 0x0F;       // -> own copy of the charter, where this pair has the Council's seat
    private const byte PrefixAgpuCredit = 0x10;    // + account [20 B] -> claimable, never zero [1e-8 AGPU]
    private const byte PrefixAssetCredit = 0x11;   // + account [20 B] -> claimable, never zero [asset's smallest unit]

    private static readonly byte[] SupplyKey = new byte[] { PrefixSupply };
    private static readonly byte[] PairKey = new byte[] { PrefixPair };
    private static readonly byte[] SymbolKey = new byte[] { PrefixSymbol };
    private static readonly byte[] PoolKey = new byte[] { PrefixPool };
    private static readonly byte[] LockKey = new byte[] { PrefixLock };
    private static readonly byte[] LatestPriceKey = new byte[] { PrefixLatestPrice };
    private static readonly byte[] NewerPriceKey = new byte[] { PrefixNewerPrice };
    private static readonly byte[] OlderPriceKey = new byte[] { PrefixOlderPrice };
    private static readonly byte[] CharterKey = new byte[] { PrefixCharter };

    /// <summary>The copy, which the Council keeps up to date; where there is none, the charter itself.</summary>
    private static ByteString GetCharter(ByteString pair)
    {
        ByteString? copy = Storage.Get(Storage.CurrentContext, CharterKey);
        return copy is null ? Charter.Of(Pair.Council(pair)) : copy;
    }

    private static void PutCharter(ByteString charter) => Storage.Put(Storage.CurrentContext, CharterKey, charter);

    private static void DeleteCharter() => Storage.Delete(Storage.CurrentContext, CharterKey);

    private static BigInteger GetSupply() => (BigInteger)Storage.Get(Storage.CurrentContext, SupplyKey)!;

    private static void PutSupply(BigInteger supply) => Storage.Put(Storage.CurrentContext, SupplyKey, supply);

    private static BigInteger GetShares(UInt160 account) => GetAmount(PrefixShares, account);

    private static void PutShares(UInt160 account, BigInteger shares) => PutAmount(PrefixShares, account, shares);

    private static BigInteger GetCredit(bool isAgpu, UInt160 account) =>
        GetAmount(isAgpu ? PrefixAgpuCredit : PrefixAssetCredit, account);

    private static void PutCredit(bool isAgpu, UInt160 account, BigInteger amount) =>
        PutAmount(isAgpu ? PrefixAgpuCredit : PrefixAssetCredit, account, amount);

    private static ByteString GetPair() => Storage.Get(Storage.CurrentContext, PairKey)!;

    private static void PutPair(UInt160 council, UInt160 agpu, UInt160 asset) =>
        Storage.Put(Storage.CurrentContext, PairKey, council.Concat(agpu).Concat(asset));

    private static string GetSymbol() => Storage.Get(Storage.CurrentContext, SymbolKey)!;

    private static void PutSymbol(string symbol) => Storage.Put(Storage.CurrentContext, SymbolKey, symbol);

    private static ByteString GetPool() => Storage.Get(Storage.CurrentContext, PoolKey)!;

    private static void PutPool(BigInteger agpu, BigInteger burnFees, BigInteger asset) =>
        Storage.Put(Storage.CurrentContext, PoolKey, Pool.Of(agpu, burnFees, asset));

    private static bool IsLocked() => Storage.Get(Storage.CurrentContext, LockKey) is not null;

    private static void Lock() => Storage.Put(Storage.CurrentContext, LockKey, 1);

    private static void Unlock() => Storage.Delete(Storage.CurrentContext, LockKey);

    private static ByteString? GetObservation(byte[] key) => Storage.Get(Storage.CurrentContext, key);

    private static void PutObservation(byte[] key, ByteString observation) =>
        Storage.Put(Storage.CurrentContext, key, observation);

    private static BigInteger GetAmount(byte prefix, UInt160 account) =>
        (BigInteger)new StorageMap(Storage.CurrentContext, prefix).Get(account)!;

    private static void PutAmount(byte prefix, UInt160 account, BigInteger amount)
    {
        StorageMap amounts = new(Storage.CurrentContext, prefix);
        if (amount == 0)
            amounts.Delete(account);
        else
            amounts.Put(account, amount);
    }
}

/// <summary>The two tokens of the pair and the Council, fixed at deployment: council 20 | AGPU 20 | asset 20.</summary>
internal static class Pair
{
    internal static UInt160 Council(ByteString pair) => (UInt160)Bytes.Slice(pair, 0, 20);
    internal static UInt160 Agpu(ByteString pair) => (UInt160)Bytes.Slice(pair, 20, 20);
    internal static UInt160 Asset(ByteString pair) => (UInt160)Bytes.Slice(pair, 40, 20);
}

/// <summary>AGPU reserve 8 | burn fees 8 [1e-8 AGPU] | asset reserve 16 [asset's smallest unit]</summary>
internal static class Pool
{
    internal static ByteString Of(BigInteger agpu, BigInteger burnFees, BigInteger asset) =>
        Bytes.U64(agpu).Concat(Bytes.U64(burnFees))
            .Concat(Bytes.U64(asset % BigInteger.Pow(2, 64))).Concat(Bytes.U64(asset / BigInteger.Pow(2, 64)));

    internal static BigInteger Agpu(ByteString pool) => Bytes.ReadU64(pool, 0);
    internal static BigInteger BurnFees(ByteString pool) => Bytes.ReadU64(pool, 8);

    internal static BigInteger Asset(ByteString pool) =>
        Bytes.ReadU64(pool, 16) + Bytes.ReadU64(pool, 24) * BigInteger.Pow(2, 64);
}

/// <summary>timeMs 8 | sum over the pair's life of price × ms it stood [1e-16 asset per AGPU × ms]</summary>
internal static class Observation
{
    internal static ByteString Of(BigInteger timeMs, BigInteger cumulative) =>
        Bytes.U64(timeMs).Concat((ByteString)cumulative);

    internal static BigInteger TimeMs(ByteString observation) => Bytes.ReadU64(observation, 0);

    internal static BigInteger Cumulative(ByteString observation) =>
        (BigInteger)Bytes.Slice(observation, 8, observation.Length - 8);
}
