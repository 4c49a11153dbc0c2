using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Contracts;

/// <summary>
/// AGPU and shares in [1e-8], the asset in its own smallest unit. The events alone rebuild reserves, credits, shares.
/// </summary>
public partial class Exchange
{
    public delegate void Transferred(UInt160? from, UInt160? to, BigInteger amount);
    public delegate void CreditMoved(UInt160 account, UInt160 token, BigInteger amount);
    public delegate void LiquidityMoved(UInt160 provider, BigInteger agpu, BigInteger asset, BigInteger shares);
    public delegate void Swapped(
        UInt160 trader, UInt160 tokenIn, BigInteger amountIn, BigInteger amountOut, BigInteger burnFee);
    public delegate void FeesBurned(BigInteger amount);

    /// <summary>NEP-17, of the shares. A null from is a mint, a null to is a burn.</summary>
    [DisplayName("Transfer")]
    public static event Transferred OnTransfer = null!;

    [DisplayName("Deposited")]
    public static event CreditMoved OnDeposited = null!;

    [DisplayName("Withdrawn")]
    public static event CreditMoved OnWithdrawn = null!;

    /// <summary>agpu and asset left the provider's credits for the reserves.</summary>
    [DisplayName("LiquidityAdded")]
    public static event LiquidityMoved OnLiquidityAdded = null!;

    /// <summary>agpu and asset left the reserves for the provider's credits.</summary>
    [DisplayName("LiquidityRemoved")]
    public static event LiquidityMoved OnLiquidityRemoved = null!;

    /// <summary>
    /// burnFee [1e-8 AGPU] is the part of the AGPU side, in or out, that left the reserves to be burned.
    /// </summary>
    [DisplayName("Swapped")]
    public static event Swapped OnSwapped = null!;

    [DisplayName("FeesBurned")]
    public static event FeesBurned OnFeesBurned = null!;
}
