using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Contracts;

/// <summary>
/// Amounts [1e-8 AGPU], times [ms]. Locks, releases and losses are JobMarket's JobClaimed and the ends of jobs; of what a
/// loss takes beside the bond, free stake goes first.
/// </summary>
public partial class StakingVaults
{
    public delegate void StakeMoved(UInt160 provider, BigInteger task, BigInteger amount);
    public delegate void UnbondRequested(UInt160 provider, BigInteger task, BigInteger amount, BigInteger readyMs);
    public delegate void StakeSlashed(UInt160 provider, BigInteger task, BigInteger slashed, BigInteger burned);

    [DisplayName("Staked")]
    public static event StakeMoved OnStaked = null!;

    /// <summary>Pay for public work, which may not leave before the vault holds the minimum stake.</summary>
    [DisplayName("StakeEarned")]
    public static event StakeMoved OnStakeEarned = null!;

    /// <summary>readyMs: when all that is unbonding may be withdrawn.</summary>
    [DisplayName("UnbondRequested")]
    public static event UnbondRequested OnUnbondRequested = null!;

    [DisplayName("StakeWithdrawn")]
    public static event StakeMoved OnStakeWithdrawn = null!;

    /// <summary>
    /// Lost stake is divided: what is not burned goes to JobMarket, which owes it to challenger and client. After a proven
    /// fault that is some time after the loss, which JobMarket's ProviderSlashed tells.
    /// </summary>
    [DisplayName("StakeSlashed")]
    public static event StakeSlashed OnStakeSlashed = null!;
}
