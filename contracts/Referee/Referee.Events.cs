using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Contracts;

public partial class Referee
{
    public delegate void FaultProven(BigInteger jobId, BigInteger cell, UInt160 challenger);

    /// <summary>The opened cell is not what the kernel says. The slash itself is JobMarket's ProviderSlashed.</summary>
    [DisplayName("FaultProven")]
    public static event FaultProven OnFaultProven = null!;
}
