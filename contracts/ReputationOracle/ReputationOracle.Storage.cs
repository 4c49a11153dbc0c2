using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

public partial class ReputationOracle
{
    private const byte PrefixCouncil = 0x01; // -> the Council's hash [20 B]
    private const byte PrefixCharter = 0x0F; // -> own copy of the charter; none before the Council's first sync
    private const byte PrefixScore = 0x10;   // + task 1 | provider 20 -> Standing: score | timeMs | workMs
    private const byte PrefixClient = 0x11;  // + task 1 | provider 20 | client 20 -> Dealing: burned | timeMs
    private const byte PrefixBonds = 0x20;   // + oracle [20 B] -> free | locked [1e-8 AGPU]
    private const byte PrefixRound = 0x21;   // + task 1 | provider 20 -> Round, while one is open

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

    /// <summary>task 1 | provider 20</summary>
    private static ByteString Subject(UInt160 provider, BigInteger task) => Bytes.U8(task).Concat(provider);

    private static BigInteger GetStanding(ByteString subject) =>
        (BigInteger)new StorageMap(Storage.CurrentContext, PrefixScore).Get(subject)!;

    private static void PutStanding(ByteString subject, BigInteger score, BigInteger timeMs, BigInteger workMs) =>
        new StorageMap(Storage.CurrentContext, PrefixScore).Put(subject, Standing.Of(score, timeMs, workMs));

    private static BigInteger GetDealing(ByteString subject, UInt160 client) =>
        (BigInteger)new StorageMap(Storage.CurrentContext, PrefixClient).Get(subject.Concat(client))!;

    private static void PutDealing(ByteString subject, UInt160 client, BigInteger burned, BigInteger timeMs) =>
        new StorageMap(Storage.CurrentContext, PrefixClient).Put(subject.Concat(client), Dealing.Of(burned, timeMs));

    private static BigInteger GetBonds(UInt160 oracle) =>
        (BigInteger)new StorageMap(Storage.CurrentContext, PrefixBonds).Get(oracle)!;

    private static void PutBonds(UInt160 oracle, BigInteger free, BigInteger locked)
    {
        StorageMap bonds = new(Storage.CurrentContext, PrefixBonds);
        if (free + locked == 0)
            bonds.Delete(oracle);
        else
            bonds.Put(oracle, OracleBonds.Of(free, locked));
    }

    private static ByteString? GetRound(ByteString subject) =>
        new StorageMap(Storage.CurrentContext, PrefixRound).Get(subject);

    private static void PutRound(ByteString subject, ByteString round) =>
        new StorageMap(Storage.CurrentContext, PrefixRound).Put(subject, round);

    private static void DeleteRound(ByteString subject) =>
        new StorageMap(Storage.CurrentContext, PrefixRound).Delete(subject);
}

/// <summary>
/// score [1e-6 points] as of timeMs in bits 0..39 | timeMs 40..87 | workMs, when the provider last settled or was late and 0
/// after a fault, 88..135. 0 where nothing is known.
/// </summary>
internal static class Standing
{
    internal static BigInteger Of(BigInteger score, BigInteger timeMs, BigInteger workMs) =>
        score + Packed.At(timeMs, 40) + Packed.At(workMs, 88);

    internal static BigInteger Score(BigInteger standing) => Packed.Bits(standing, 0, 40);
    internal static BigInteger TimeMs(BigInteger standing) => Packed.Bits(standing, 40, 48);
    internal static BigInteger WorkMs(BigInteger standing) => Packed.Bits(standing, 88, 48);
}

/// <summary>
/// Fees burned [1e-8 AGPU] in one client's jobs with one provider, aged to timeMs, in bits 0..63 | timeMs 64..111
/// </summary>
internal static class Dealing
{
    internal static BigInteger Of(BigInteger burned, BigInteger timeMs) => burned + Packed.At(timeMs, 64);
    internal static BigInteger Burned(BigInteger dealing) => Packed.Bits(dealing, 0, 64);
    internal static BigInteger TimeMs(BigInteger dealing) => Packed.Bits(dealing, 64, 48);
}

/// <summary>free in bits 0..63 | locked 64..127 [1e-8 AGPU]</summary>
internal static class OracleBonds
{
    internal static BigInteger Of(BigInteger free, BigInteger locked) => free + Packed.At(locked, 64);
    internal static BigInteger Free(BigInteger bonds) => Packed.Bits(bonds, 0, 64);
    internal static BigInteger Locked(BigInteger bonds) => Packed.Bits(bonds, 64, 64);
}

/// <summary>
/// One provider's open vote: sealUntilMs 8 | revealUntilMs 8 | lock of each report 8 [1e-8 AGPU] | reports, each
/// <code>oracle 20 | state 1: 0 sealed, 1 revealed | quality 2 | seal 32</code>
/// </summary>
internal static class Round
{
    private const int HeadBytes = 24;
    private const int ReportBytes = 55;

    internal static ByteString Of(BigInteger sealUntilMs, BigInteger revealUntilMs, BigInteger lockAgpu) =>
        Bytes.U64(sealUntilMs).Concat(Bytes.U64(revealUntilMs)).Concat(Bytes.U64(lockAgpu));

    internal static BigInteger SealUntilMs(ByteString round) => Bytes.ReadU64(round, 0);
    internal static BigInteger RevealUntilMs(ByteString round) => Bytes.ReadU64(round, 8);
    internal static BigInteger LockAgpu(ByteString round) => Bytes.ReadU64(round, 16);

    internal static int Count(ByteString round) => (round.Length - HeadBytes) / ReportBytes;

    internal static UInt160 Oracle(ByteString round, int index) => (UInt160)Bytes.Slice(round, At(index), 20);

    internal static bool IsRevealed(ByteString round, int index) => round[At(index) + 20] != 0;

    internal static BigInteger Quality(ByteString round, int index) =>
        round[At(index) + 21] + (BigInteger)round[At(index) + 22] * 256;

    internal static ByteString Seal(ByteString round, int index) => Bytes.Slice(round, At(index) + 23, 32);

    internal static ByteString WithSeal(ByteString round, UInt160 oracle, ByteString seal) =>
        round.Concat(oracle).Concat(Bytes.U8(0)).Concat(Bytes.U8(0)).Concat(Bytes.U8(0)).Concat(seal);

    internal static ByteString WithQuality(ByteString round, int index, BigInteger quality)
    {
        int state = At(index) + 20;
        int after = state + 3;
        return Bytes.Slice(round, 0, state)
            .Concat(Bytes.U8(1)).Concat(Bytes.U8(quality % 256)).Concat(Bytes.U8(quality / 256))
            .Concat(Bytes.Slice(round, after, round.Length - after));
    }

    /// <summary>The oracle's report, -1 where it has none.</summary>
    internal static int Find(ByteString round, UInt160 oracle)
    {
        int count = Count(round);
        for (int index = 0; index < count; index++)
            if (Oracle(round, index) == oracle) return index;
        return -1;
    }

    private static int At(int index) => HeadBytes + index * ReportBytes;
}
