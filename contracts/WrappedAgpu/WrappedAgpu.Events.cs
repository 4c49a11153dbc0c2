using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Contracts;

/// <summary>[1e-8 wAGPU], which is 1e-8 AGPU.</summary>
public partial class WrappedAgpu
{
    /// <summary>NEP-17. A null from is a mint, a null to is a burn.</summary>
    public delegate void Transferred(UInt160? from, UInt160? to, BigInteger amount);
    public delegate void Moved(UInt160 account, BigInteger amount);

    [DisplayName("Transfer")]
    public static event Transferred OnTransfer = null!;

    /// <summary>AGPU went into custody, as much wAGPU was made for its sender.</summary>
    [DisplayName("Wrapped")]
    public static event Moved OnWrapped = null!;

    /// <summary>wAGPU was destroyed, as much AGPU left custody for its holder.</summary>
    [DisplayName("Unwrapped")]
    public static event Moved OnUnwrapped = null!;
}
