using System.ComponentModel;
using System.Numerics;

namespace StarMiner.Contracts;

public partial class PricingEngine
{
    public delegate void BaseFeeMoved(BigInteger task, BigInteger tier, BigInteger baseFee, BigInteger windowStartMs);

    /// <summary>
    /// baseFee [1e-8 AGPU a unit] holds from windowStartMs on. Demand itself is JobMarket's JobClaimed.
    /// </summary>
    [DisplayName("BaseFeeMoved")]
    public static event BaseFeeMoved OnBaseFeeMoved = null!;
}
