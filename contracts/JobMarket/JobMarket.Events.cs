using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Contracts;

/// <summary>
/// Amounts [1e-8 AGPU], times [ms since the Unix epoch]. The events alone rebuild every job, bond and credit.
/// </summary>
public partial class JobMarket
{
    public delegate void JobOpened(
        BigInteger jobId, UInt160 client, UInt160 kernel, ByteString @params, ByteString inputRoots, BigInteger units,
        BigInteger cells, BigInteger pricePerUnit, BigInteger fee, BigInteger tip, BigInteger excess,
        BigInteger claimDeadlineMs, BigInteger workWindowMs, BigInteger task, BigInteger tier);
    public delegate void JobClaimed(
        BigInteger jobId, UInt160 provider, BigInteger bond, BigInteger workDeadlineMs, BigInteger auditBps);
    public delegate void JobCommitted(
        BigInteger jobId, UInt160 provider, ByteString outputRoot, BigInteger commitBlock,
        BigInteger disputeEndBlock);
    public delegate void DisputeExtended(BigInteger jobId, BigInteger disputeEndBlock);
    public delegate void CellAudited(BigInteger jobId, BigInteger ordinal, BigInteger cell);
    public delegate void JobSettled(
        BigInteger jobId, UInt160 provider, BigInteger paid, BigInteger burned, BigInteger auditors, BigInteger oracles,
        BigInteger maintenance);
    public delegate void JobRefunded(BigInteger jobId, UInt160 client, BigInteger refund, BigInteger burned);
    public delegate void JobReopened(BigInteger jobId, BigInteger claimDeadlineMs);
    public delegate void ProviderSlashed(
        BigInteger jobId, UInt160 provider, BigInteger slashed, BigInteger burned, UInt160? challenger,
        BigInteger toChallenger, BigInteger toClient, BigInteger refund);
    public delegate void SlashedDivided(BigInteger jobId, UInt160 challenger, UInt160 client, BigInteger slashed);
    public delegate void CreditWithdrawn(UInt160 account, BigInteger amount);
    public delegate void PoolsCollected(
        UInt160 to, BigInteger auditors, BigInteger oracles, BigInteger maintenance);

    [DisplayName("JobOpened")]
    public static event JobOpened OnJobOpened = null!;

    [DisplayName("JobClaimed")]
    public static event JobClaimed OnJobClaimed = null!;

    [DisplayName("JobCommitted")]
    public static event JobCommitted OnJobCommitted = null!;

    [DisplayName("DisputeExtended")]
    public static event DisputeExtended OnDisputeExtended = null!;

    [DisplayName("CellAudited")]
    public static event CellAudited OnCellAudited = null!;

    /// <summary>burned includes the tip and the dust of the shares.</summary>
    [DisplayName("JobSettled")]
    public static event JobSettled OnJobSettled = null!;

    /// <summary>refund = fee; burned = tip, which bought the place in the queue.</summary>
    [DisplayName("JobCancelled")]
    public static event JobRefunded OnJobCancelled = null!;

    [DisplayName("JobExpired")]
    public static event JobRefunded OnJobExpired = null!;

    [DisplayName("JobReopened")]
    public static event JobReopened OnJobReopened = null!;

    /// <summary>
    /// slashed = burned + toChallenger + toClient; refund is the client's own escrow. No challenger on a timeout. After a
    /// proven fault the burn and the credits come with SlashedDivided, otherwise they are made.
    /// </summary>
    [DisplayName("ProviderSlashed")]
    public static event ProviderSlashed OnProviderSlashed = null!;

    [DisplayName("SlashedDivided")]
    public static event SlashedDivided OnSlashedDivided = null!;

    [DisplayName("CreditWithdrawn")]
    public static event CreditWithdrawn OnCreditWithdrawn = null!;

    [DisplayName("PoolsCollected")]
    public static event PoolsCollected OnPoolsCollected = null!;
}
