using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Contracts;

public partial class Referee
{
    public delegate void FindingSealed(BigInteger jobId, UInt160 challenger, ByteString seal, BigInteger block);
    public delegate void FindingRevealed(BigInteger jobId, UInt160 challenger);
    public delegate void RewardPaid(BigInteger jobId, UInt160 challenger, BigInteger amount);
    public delegate void DataDemanded(
        BigInteger jobId, BigInteger cell, BigInteger level, UInt160 demander, BigInteger deposit,
        BigInteger deadlineBlock);
    public delegate void DataSupplied(BigInteger jobId, BigInteger cell, BigInteger level);
    public delegate void DemandClosed(BigInteger jobId, BigInteger cell, BigInteger level, bool slashed);
    public delegate void FaultProven(BigInteger jobId, BigInteger cell, UInt160 challenger);

    /// <summary>The opened cell is not what the kernel says. The slash itself is JobMarket's ProviderSlashed.</summary>
    [DisplayName("FaultProven")]
    public static event FaultProven OnFaultProven = null!;

    [DisplayName("FindingSealed")]
    public static event FindingSealed OnFindingSealed = null!;

    [DisplayName("FindingRevealed")]
    public static event FindingRevealed OnFindingRevealed = null!;

    /// <summary>[1e-8 AGPU], of a reward that has waited for seals.</summary>
    [DisplayName("RewardPaid")]
    public static event RewardPaid OnRewardPaid = null!;

    /// <summary>deposit [1e-8 AGPU]</summary>
    [DisplayName("DataDemanded")]
    public static event DataDemanded OnDataDemanded = null!;

    /// <summary>The data themselves are the transaction's. The deposit went to the provider.</summary>
    [DisplayName("DataSupplied")]
    public static event DataSupplied OnDataSupplied = null!;

    /// <summary>The demander has its deposit back; slashed says whether the provider lost the job for it.</summary>
    [DisplayName("DemandClosed")]
    public static event DemandClosed OnDemandClosed = null!;
}
