using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Contracts;

public partial class Council
{
    public delegate void RoleBound(string role, UInt160 address);
    public delegate void KernelListed(UInt160 kernel, BigInteger task);
    public delegate void KernelNamed(UInt160 kernel);
    public delegate void ParameterSet(string name, BigInteger value);
    public delegate void MembersSet(BigInteger threshold, UInt160[] accounts);
    public delegate void Founded();
    public delegate void ActionScheduled(ByteString id, object[] action, BigInteger readyMs);
    public delegate void ActionEnded(ByteString id);
    public delegate void EntriesClosed(BigInteger mask);
    public delegate void ContractUpdated(UInt160 contract, ByteString hash);

    [DisplayName("RoleBound")]
    public static event RoleBound OnRoleBound = null!;

    [DisplayName("KernelListed")]
    public static event KernelListed OnKernelListed = null!;

    [DisplayName("KernelDelisted")]
    public static event KernelNamed OnKernelDelisted = null!;

    [DisplayName("PublicKernelChosen")]
    public static event KernelNamed OnPublicKernelChosen = null!;

    [DisplayName("ParameterSet")]
    public static event ParameterSet OnParameterSet = null!;

    [DisplayName("StewardsSet")]
    public static event MembersSet OnStewardsSet = null!;

    [DisplayName("GuardiansSet")]
    public static event MembersSet OnGuardiansSet = null!;

    [DisplayName("Founded")]
    public static event Founded OnFounded = null!;

    /// <summary>readyMs: from when on it may be executed [ms].</summary>
    [DisplayName("ActionScheduled")]
    public static event ActionScheduled OnActionScheduled = null!;

    [DisplayName("ActionExecuted")]
    public static event ActionEnded OnActionExecuted = null!;

    [DisplayName("ActionCancelled")]
    public static event ActionEnded OnActionCancelled = null!;

    /// <summary>mask: all entries that are closed from now on.</summary>
    [DisplayName("EntriesClosed")]
    public static event EntriesClosed OnEntriesClosed = null!;

    [DisplayName("ContractUpdated")]
    public static event ContractUpdated OnContractUpdated = null!;
}
