using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Contracts;

public partial class TestStable
{
    /// <summary>NEP-17. A null from is a mint, a null to is a burn.</summary>
    public delegate void Transferred(UInt160? from, UInt160? to, BigInteger amount);

    [DisplayName("Transfer")]
    public static event Transferred OnTransfer = null!;
}
