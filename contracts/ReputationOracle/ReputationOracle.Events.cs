using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Contracts;

/// <summary>Scores in 1e-6 of a point as they are at the event's time; bonds in [1e-8 AGPU].</summary>
public partial class ReputationOracle
{
    public delegate void WorkRecorded(
        UInt160 provider, BigInteger task, UInt160 client, BigInteger burned, BigInteger score);
    public delegate void ScoreChanged(UInt160 provider, BigInteger task, BigInteger score);
    public delegate void VoteCounted(
        UInt160 provider, BigInteger task, BigInteger reveals, BigInteger median, BigInteger score);
    public delegate void BondMoved(UInt160 oracle, BigInteger amount);
    public delegate void ReportSealed(
        UInt160 oracle, UInt160 provider, BigInteger task, ByteString seal, BigInteger locked, BigInteger sealUntilMs,
        BigInteger revealUntilMs);
    public delegate void ReportRevealed(UInt160 oracle, UInt160 provider, BigInteger task, BigInteger quality);
    public delegate void ReportJudged(UInt160 oracle, UInt160 provider, BigInteger task, BigInteger amount);

    [DisplayName("WorkRecorded")]
    public static event WorkRecorded OnWorkRecorded = null!;

    [DisplayName("LatenessRecorded")]
    public static event ScoreChanged OnLatenessRecorded = null!;

    [DisplayName("FaultRecorded")]
    public static event ScoreChanged OnFaultRecorded = null!;

    /// <summary>The round is closed. Below the quorum of reveals the median is 0 and changes nothing.</summary>
    [DisplayName("VoteCounted")]
    public static event VoteCounted OnVoteCounted = null!;

    [DisplayName("BondDeposited")]
    public static event BondMoved OnBondDeposited = null!;

    [DisplayName("BondWithdrawn")]
    public static event BondMoved OnBondWithdrawn = null!;

    [DisplayName("ReportSealed")]
    public static event ReportSealed OnReportSealed = null!;

    [DisplayName("ReportRevealed")]
    public static event ReportRevealed OnReportRevealed = null!;

    /// <summary>The report's lock is free bond again.</summary>
    [DisplayName("ReportReleased")]
    public static event ReportJudged OnReportReleased = null!;

    /// <summary>The report's lock is burned: not revealed, or far from the median.</summary>
    [DisplayName("OracleSlashed")]
    public static event ReportJudged OnOracleSlashed = null!;
}
