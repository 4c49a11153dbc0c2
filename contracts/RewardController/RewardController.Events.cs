using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Contracts;

/// <summary>Amounts [1e-8 AGPU].</summary>
public partial class RewardController
{
    public delegate void EpochEnded(BigInteger epoch, BigInteger toAuditors, BigInteger toOracles);
    public delegate void EpochBegan(BigInteger epoch, BigInteger startMs, BigInteger participationTarget);
    public delegate void JobBooked(
        BigInteger epoch, UInt160 provider, BigInteger burned, BigInteger score, BigInteger toProvider,
        BigInteger toPools);
    public delegate void PointsRecorded(BigInteger epoch, UInt160 account, BigInteger points);
    public delegate void PoolsReceived(
        BigInteger epoch, BigInteger auditors, BigInteger oracles, BigInteger maintenance);
    public delegate void RewardClaimed(UInt160 account, BigInteger amount, BigInteger minted);
    public delegate void MaintenancePaid(UInt160 to, BigInteger amount);
    public delegate void PublicJobPublished(
        BigInteger jobId, BigInteger epoch, BigInteger ordinal, ByteString seed, BigInteger pay);
    public delegate void PublicWorkPaid(BigInteger jobId, UInt160 provider, BigInteger task, BigInteger pay);

    /// <summary>What its jobs were booked for the pools is shared out to them.</summary>
    [DisplayName("EpochEnded")]
    public static event EpochEnded OnEpochEnded = null!;

    /// <summary>Pools in which nobody had a point have come over from the epoch before.</summary>
    [DisplayName("EpochBegan")]
    public static event EpochBegan OnEpochBegan = null!;

    /// <summary>toProvider is what the epoch's participation may still lower.</summary>
    [DisplayName("JobBooked")]
    public static event JobBooked OnJobBooked = null!;

    [DisplayName("AuditRecorded")]
    public static event PointsRecorded OnAuditRecorded = null!;

    [DisplayName("OracleRecorded")]
    public static event PointsRecorded OnOracleRecorded = null!;

    [DisplayName("PoolsReceived")]
    public static event PoolsReceived OnPoolsReceived = null!;

    /// <summary>amount in all, of which minted is new and the rest is fees.</summary>
    [DisplayName("ProviderRewardClaimed")]
    public static event RewardClaimed OnProviderRewardClaimed = null!;

    [DisplayName("AuditorRewardClaimed")]
    public static event RewardClaimed OnAuditorRewardClaimed = null!;

    [DisplayName("OracleRewardClaimed")]
    public static event RewardClaimed OnOracleRewardClaimed = null!;

    [DisplayName("MaintenancePaid")]
    public static event MaintenancePaid OnMaintenancePaid = null!;

    /// <summary>seed: what the kernel makes the job's params of.</summary>
    [DisplayName("PublicJobPublished")]
    public static event PublicJobPublished OnPublicJobPublished = null!;

    [DisplayName("PublicWorkPaid")]
    public static event PublicWorkPaid OnPublicWorkPaid = null!;
}
