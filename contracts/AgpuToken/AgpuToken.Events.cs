using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Contracts;

public partial class AgpuToken
{
    /// <summary>NEP-17. A null from is a mint, a null to is a burn.</summary>
    public delegate void Transferred(UInt160? from, UInt160? to, BigInteger amount);
    public delegate void Minted(UInt160 to, BigInteger amount);
    public delegate void Burned(BigInteger amount);

    [DisplayName("Transfer")]
    public static event Transferred OnTransfer = null!;

    [DisplayName("MintedForPublicWork")]
    public static event Minted OnMintedForPublicWork = null!;

    [DisplayName("MintedForJobs")]
    public static event Minted OnMintedForJobs = null!;

    [DisplayName("BurnedAtSettlement")]
    public static event Burned OnBurnedAtSettlement = null!;
}
