using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

public partial class RewardController
{
    private const byte PrefixCouncil = 0x01;   // -> the Council's hash [20 B]
    private const byte PrefixCharter = 0x0F;   // -> own copy of the charter; none before the Council's first sync
    private const byte PrefixEpoch = 0x02;     // -> Epoch of now: number | startMs | providers | target | pooled
    private const byte PrefixTreasury = 0x03;  // -> Treasury: unminted | fees | maintenance [1e-8 AGPU]
    private const byte PrefixPublic = 0x04;    // -> PublicWork: epoch | published | pay [1e-8 AGPU]
    private const byte PrefixMinting = 0x05;   // -> 1 while this contract mints to itself
    private const byte PrefixClosed = 0x10;    // + epoch -> Epoch, of one that is over and in which jobs were booked
    private const byte PrefixAuditPool = 0x11;  // + epoch -> Pool: amount [1e-8 AGPU] | points
    private const byte PrefixOraclePool = 0x12; // + epoch -> Pool
    private const byte PrefixProvider = 0x20;  // + account [20 B] -> Account: owed | epoch | accrued [1e-8 AGPU]
    private const byte PrefixAuditor = 0x21;   // + account [20 B] -> Account: owed | epoch | points
    private const byte PrefixOracle = 0x22;    // + account [20 B] -> Account: owed | epoch | points
    private const byte PrefixPublicJob = 0x30; // + jobId -> what its acceptance mints [1e-8 AGPU], until it did

    private static readonly byte[] CouncilKey = new byte[] { PrefixCouncil };
    private static readonly byte[] CharterKey = new byte[] { PrefixCharter };
    private static readonly byte[] EpochKey = new byte[] { PrefixEpoch };
    private static readonly byte[] TreasuryKey = new byte[] { PrefixTreasury };
    private static readonly byte[] PublicKey = new byte[] { PrefixPublic };
    private static readonly byte[] MintingKey = new byte[] { PrefixMinting };

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

    private static BigInteger Get(byte[] key) => (BigInteger)Storage.Get(Storage.CurrentContext, key)!;

    private static void Put(byte[] key, BigInteger value) => Storage.Put(Storage.CurrentContext, key, value);

    private static bool IsMinting() => Storage.Get(Storage.CurrentContext, MintingKey) is not null;

    private static void EndMinting() => Storage.Delete(Storage.CurrentContext, MintingKey);

    private static BigInteger GetAt(byte prefix, BigInteger number) =>
        (BigInteger)new StorageMap(Storage.CurrentContext, prefix).Get((ByteString)number)!;

    private static void PutAt(byte prefix, BigInteger number, BigInteger value)
    {
        StorageMap map = new(Storage.CurrentContext, prefix);
        if (value == 0)
            map.Delete((ByteString)number);
        else
            map.Put((ByteString)number, value);
    }

    private static BigInteger GetOf(byte prefix, UInt160 account) =>
        (BigInteger)new StorageMap(Storage.CurrentContext, prefix).Get(account)!;

    private static void PutOf(byte prefix, UInt160 account, BigInteger value) =>
        new StorageMap(Storage.CurrentContext, prefix).Put(account, value);
}

/// <summary>
/// number 0..31 | startMs 32..79 | providers that settled in it 80..111 | participation target 112..143 | issuance for
/// both pools so far 144..207 [1e-8 AGPU]
/// </summary>
internal static class Epoch
{
    internal static BigInteger Of(BigInteger number, BigInteger startMs, BigInteger target) =>
        number + Packed.At(startMs, 32) + Packed.At(target, 112);

    internal static BigInteger Number(BigInteger epoch) => Packed.Bits(epoch, 0, 32);
    internal static BigInteger StartMs(BigInteger epoch) => Packed.Bits(epoch, 32, 48);
    internal static BigInteger Providers(BigInteger epoch) => Packed.Bits(epoch, 80, 32);
    internal static BigInteger Target(BigInteger epoch) => Packed.Bits(epoch, 112, 32);
    internal static BigInteger Pooled(BigInteger epoch) => Packed.Bits(epoch, 144, 64);

    internal static BigInteger WithMore(BigInteger epoch, BigInteger providers, BigInteger pooled) =>
        epoch + Packed.At(providers, 80) + Packed.At(pooled, 144);
}

/// <summary>
/// Booked and not yet minted 0..63 | fees held for auditors and oracles 64..127 | fees held for maintenance 128..191
/// </summary>
internal static class Treasury
{
    internal static BigInteger Of(BigInteger unminted, BigInteger fees, BigInteger maintenance) =>
        unminted + Packed.At(fees, 64) + Packed.At(maintenance, 128);

    internal static BigInteger Unminted(BigInteger treasury) => Packed.Bits(treasury, 0, 64);
    internal static BigInteger Fees(BigInteger treasury) => Packed.Bits(treasury, 64, 64);
    internal static BigInteger Maintenance(BigInteger treasury) => Packed.Bits(treasury, 128, 64);
}

/// <summary>epoch 0..31 | jobs published in it 32..63 | pay of each 64..127</summary>
internal static class PublicWork
{
    internal static BigInteger Of(BigInteger epoch, BigInteger published, BigInteger pay) =>
        epoch + Packed.At(published, 32) + Packed.At(pay, 64);

    internal static BigInteger Epoch(BigInteger work) => Packed.Bits(work, 0, 32);
    internal static BigInteger Published(BigInteger work) => Packed.Bits(work, 32, 32);
    internal static BigInteger Pay(BigInteger work) => Packed.Bits(work, 64, 64);
}

/// <summary>amount not yet shared out 0..63 | points not yet served 64..127</summary>
internal static class RewardPool
{
    internal static BigInteger Of(BigInteger amount, BigInteger points) => amount + Packed.At(points, 64);
    internal static BigInteger Amount(BigInteger pool) => Packed.Bits(pool, 0, 64);
    internal static BigInteger Points(BigInteger pool) => Packed.Bits(pool, 64, 64);
}

/// <summary>owed by epochs that are over 0..63 | epoch of what follows 64..95 | accrued amount or points 96..159</summary>
internal static class Account
{
    internal static BigInteger Of(BigInteger owed, BigInteger epoch, BigInteger weight) =>
        owed + Packed.At(epoch, 64) + Packed.At(weight, 96);

    internal static BigInteger Owed(BigInteger account) => Packed.Bits(account, 0, 64);
    internal static BigInteger Epoch(BigInteger account) => Packed.Bits(account, 64, 32);
    internal static BigInteger Weight(BigInteger account) => Packed.Bits(account, 96, 64);
}
