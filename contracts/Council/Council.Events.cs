using System.ComponentModel;
using Neo.SmartContract.Framework;

namespace StarMiner.Contracts;

public partial class Council
{
    public delegate void RoleBound(string role, UInt160 address);
    public delegate void KernelListed(UInt160 kernel);

    [DisplayName("RoleBound")]
    public static event RoleBound OnRoleBound = null!;

    [DisplayName("KernelListed")]
    public static event KernelListed OnKernelListed = null!;
}
