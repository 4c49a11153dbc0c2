using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Contracts;

/// <summary>Amounts [1e-8 AGPU]. A seat is a place in one job's committee, a slot a bond in the register.</summary>
public partial class AuditorCommittee
{
    public delegate void AuditorBonded(BigInteger slot, UInt160 auditor, BigInteger bond);
    public delegate void AuditorLeft(BigInteger slot, UInt160 auditor, BigInteger readyMs);
    public delegate void BondWithdrawn(BigInteger slot, UInt160 auditor, BigInteger amount);
    public delegate void CommitteeConvened(
        BigInteger jobId, BigInteger[] slots, BigInteger locked, BigInteger points, BigInteger sealUntilBlock,
        BigInteger revealUntilBlock);
    public delegate void VerdictSealed(BigInteger jobId, BigInteger seat, UInt160 auditor, ByteString seal);
    public delegate void VerdictRevealed(BigInteger jobId, BigInteger seat, UInt160 auditor, BigInteger verdict);
    public delegate void SeatClosed(
        BigInteger jobId, BigInteger seat, BigInteger slot, UInt160 auditor, BigInteger lost, BigInteger points);

    [DisplayName("AuditorBonded")]
    public static event AuditorBonded OnAuditorBonded = null!;

    /// <summary>By request, or because its bond is nearly gone. readyMs: when the rest may be withdrawn.</summary>
    [DisplayName("AuditorLeft")]
    public static event AuditorLeft OnAuditorLeft = null!;

    [DisplayName("BondWithdrawn")]
    public static event BondWithdrawn OnBondWithdrawn = null!;

    /// <summary>slots: whose seat is which, in the order of seats; locked: of each; points: for an accurate verdict.</summary>
    [DisplayName("CommitteeConvened")]
    public static event CommitteeConvened OnCommitteeConvened = null!;

    [DisplayName("VerdictSealed")]
    public static event VerdictSealed OnVerdictSealed = null!;

    /// <summary>verdict: 1 approves, 0 accuses.</summary>
    [DisplayName("VerdictRevealed")]
    public static event VerdictRevealed OnVerdictRevealed = null!;

    /// <summary>lost: burned out of the slot's bond; points: recorded with the RewardController.</summary>
    [DisplayName("SeatClosed")]
    public static event SeatClosed OnSeatClosed = null!;
}
