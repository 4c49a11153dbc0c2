using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// Epochs turn when somebody comes by, and accounts are rolled when they are touched: nothing walks over anybody.
/// Epochs are counted here and not by the clock, so that a changed EpochMs never makes a later epoch an earlier number.
/// </summary>
public partial class RewardController
{
    /// <summary>The epoch of now, turned and stored if the last one is over.</summary>
    private static BigInteger EnterEpoch(ByteString charter)
    {
        BigInteger last = Get(EpochKey);
        BigInteger epoch = EpochNow(last, charter);
        if (epoch == last) return epoch;
        BigInteger ended = Epoch.Number(last);
        BigInteger begun = Epoch.Number(epoch);
        if (Epoch.Providers(last) > 0) PutAt(PrefixClosed, ended, last);
        BigInteger pooled = Epoch.Pooled(last);
        BigInteger toAuditors = AuditorsPart(pooled, charter);
        AddToPool(PrefixAuditPool, ended, toAuditors, 0);
        AddToPool(PrefixOraclePool, ended, pooled - toAuditors, 0);
        AddToTreasury(pooled, 0, 0);
        OnEpochEnded(ended, toAuditors, pooled - toAuditors);
        CarryOver(PrefixAuditPool, ended, begun);
        CarryOver(PrefixOraclePool, ended, begun);
        Put(EpochKey, epoch);
        OnEpochBegan(begun, Epoch.StartMs(epoch), Epoch.Target(epoch));
        return epoch;
    }

    private static BigInteger EpochNow(BigInteger last, ByteString charter)
    {
        BigInteger lengthMs = Charter.Value(charter, Parameter.EpochMs);
        BigInteger passed = (Runtime.Time - Epoch.StartMs(last)) / lengthMs;
        return passed == 0
            ? last
            : Epoch.Of(
                Epoch.Number(last) + passed, Epoch.StartMs(last) + passed * lengthMs,
                Charter.Value(charter, Parameter.ParticipationTarget));
    }

    /// <summary>Of what is booked for both pools; rounded down, the oracles have the rest.</summary>
    private static BigInteger AuditorsPart(BigInteger pooled, ByteString charter) =>
        pooled * Charter.Value(charter, Parameter.AuditorIssuanceBps)
        / (BasisPoints.One - Charter.Value(charter, Parameter.ProviderIssuanceBps));

    /// <summary>INVARIANT: a pool in which nobody had a point is the next epoch's; no money stays behind.</summary>
    private static void CarryOver(byte pools, BigInteger ended, BigInteger begun)
    {
        BigInteger pool = GetAt(pools, ended);
        if (pool == 0 || RewardPool.Points(pool) > 0) return;
        PutAt(pools, ended, 0);
        PutAt(pools, begun, pool);
    }

    private static void AddToPool(byte pools, BigInteger number, BigInteger amount, BigInteger points) =>
        PutAt(pools, number, GetAt(pools, number) + RewardPool.Of(amount, points));

    private static void AddToTreasury(BigInteger unminted, BigInteger fees, BigInteger maintenance) =>
        Put(TreasuryKey, Get(TreasuryKey) + Treasury.Of(unminted, fees, maintenance));

    /// <summary>
    /// The provider's record with what an epoch that is over owes it: its accrual, times providers / target where there
    /// were fewer (rounded down). Only then it is booked for minting. The caller stores the record.
    /// </summary>
    private static BigInteger RollProvider(UInt160 provider, BigInteger epoch)
    {
        BigInteger account = GetOf(PrefixProvider, provider);
        BigInteger earned = EarnedByProvider(account, epoch);
        if (earned > 0) AddToTreasury(earned, 0, 0);
        return Account.Epoch(account) == Epoch.Number(epoch)
            ? account
            : Account.Of(Account.Owed(account) + earned, 0, 0);
    }

    private static BigInteger EarnedByProvider(BigInteger account, BigInteger epoch)
    {
        BigInteger number = Account.Epoch(account);
        BigInteger accrued = Account.Weight(account);
        if (number == Epoch.Number(epoch) || accrued == 0) return 0;
        BigInteger closed = ClosedEpoch(number);
        BigInteger target = Epoch.Target(closed);
        return accrued * BigInteger.Min(Epoch.Providers(closed), target) / target;
    }

    /// <summary>For a view the last epoch may be over and not yet turned.</summary>
    private static BigInteger ClosedEpoch(BigInteger number)
    {
        BigInteger last = Get(EpochKey);
        return Epoch.Number(last) == number ? last : GetAt(PrefixClosed, number);
    }

    /// <summary>
    /// The record of an auditor or oracle with its share of the pool of an epoch that is over. The pool shrinks by
    /// share and points, so that whoever comes last gets what is left, to the last unit. The caller stores the record.
    /// </summary>
    private static BigInteger RollPoints(byte accounts, byte pools, UInt160 who, BigInteger number)
    {
        BigInteger account = GetOf(accounts, who);
        BigInteger points = Account.Weight(account);
        BigInteger earnedIn = Account.Epoch(account);
        if (earnedIn == number || points == 0) return account;
        BigInteger pool = GetAt(pools, earnedIn);
        BigInteger share = ShareOf(pool, points);
        PutAt(pools, earnedIn, pool - RewardPool.Of(share, points));
        return Account.Of(Account.Owed(account) + share, 0, 0);
    }

    /// <summary>Rounded down; the rest stays in the pool for those who come after.</summary>
    private static BigInteger ShareOf(BigInteger pool, BigInteger points) =>
        RewardPool.Amount(pool) * points / RewardPool.Points(pool);

    /// <summary>
    /// [epoch, startMs, providers, participation target, auditors' pool, their points, oracles' pool, theirs] now.
    /// </summary>
    [Safe]
    public static BigInteger[] EpochOf()
    {
        ByteString charter = GetCharter();
        BigInteger last = Get(EpochKey);
        BigInteger epoch = EpochNow(last, charter);
        BigInteger audits = PoolNow(PrefixAuditPool, last, epoch, charter);
        BigInteger oracles = PoolNow(PrefixOraclePool, last, epoch, charter);
        return new BigInteger[]
        {
            Epoch.Number(epoch), Epoch.StartMs(epoch), Epoch.Providers(epoch), Epoch.Target(epoch),
            RewardPool.Amount(audits), RewardPool.Points(audits), RewardPool.Amount(oracles),
            RewardPool.Points(oracles),
        };
    }

    private static BigInteger PoolNow(byte pools, BigInteger last, BigInteger epoch, ByteString charter)
    {
        BigInteger pool = PoolIn(pools, last, Epoch.Number(last), charter);
        return epoch != last && RewardPool.Points(pool) > 0 ? 0 : pool;
    }

    /// <summary>An epoch's pool, with what the last one's jobs were booked for it and is not yet shared out.</summary>
    private static BigInteger PoolIn(byte pools, BigInteger last, BigInteger number, ByteString charter)
    {
        BigInteger pool = GetAt(pools, number);
        if (number != Epoch.Number(last)) return pool;
        BigInteger toAuditors = AuditorsPart(Epoch.Pooled(last), charter);
        return pool + (pools == PrefixAuditPool ? toAuditors : Epoch.Pooled(last) - toAuditors);
    }

    /// <summary>[as provider, as auditor, as oracle]: what epochs that are over owe the account.</summary>
    [Safe]
    public static BigInteger[] OwedTo(UInt160 account)
    {
        ExecutionEngine.Assert(account.IsValid, InvalidAccount);
        ByteString charter = GetCharter();
        BigInteger last = Get(EpochKey);
        BigInteger epoch = EpochNow(last, charter);
        BigInteger provider = GetOf(PrefixProvider, account);
        return new BigInteger[]
        {
            Account.Owed(provider) + EarnedByProvider(provider, epoch),
            OwedByPoints(GetOf(PrefixAuditor, account), PrefixAuditPool, last, epoch, charter),
            OwedByPoints(GetOf(PrefixOracle, account), PrefixOraclePool, last, epoch, charter),
        };
    }

    private static BigInteger OwedByPoints(
        BigInteger account, byte pools, BigInteger last, BigInteger epoch, ByteString charter)
    {
        BigInteger points = Account.Weight(account);
        BigInteger earnedIn = Account.Epoch(account);
        if (points == 0 || earnedIn == Epoch.Number(epoch)) return Account.Owed(account);
        return Account.Owed(account) + ShareOf(PoolIn(pools, last, earnedIn, charter), points);
    }

    /// <summary>[booked and not yet minted, fees for auditors and oracles, fees for maintenance]</summary>
    [Safe]
    public static BigInteger[] TreasuryOf()
    {
        BigInteger treasury = Get(TreasuryKey);
        return new BigInteger[]
        {
            Treasury.Unminted(treasury), Treasury.Fees(treasury), Treasury.Maintenance(treasury),
        };
    }
}
