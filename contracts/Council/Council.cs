using System.ComponentModel;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Contracts;

/// <summary>
/// The directory by which the suite's contracts find each other, and the list of kernels that may judge jobs.
/// </summary>
[DisplayName("Council")]
[ContractDescription("Directory of the StarMiner suite and list of its kernels")]
[ContractVersion("0.1.0")]
public partial class Council : SmartContract
{
    private const int MaxRoleBytes = 32;

    public static void _deploy(object data, bool update)
    {
        if (update) return;
        PutSteward(Runtime.Transaction.Sender);
    }

    [Safe]
    public static UInt160 Steward() => GetSteward();

    [Safe]
    public static UInt160 AddressOf(string role)
    {
        ByteString? address = GetAddress(role);
        ExecutionEngine.Assert(address is not null, RoleNotBound);
        return (UInt160)address!;
    }

    [Safe]
    public static bool IsBound(string role) => GetAddress(role) is not null;

    [Safe]
    public static bool IsKernelListed(UInt160 kernel) => HasKernel(kernel);

    /// <summary>Binds a role once and for ever (first cut: no timelock, hence no second binding).</summary>
    public static void Bind(string role, UInt160 address)
    {
        ExecutionEngine.Assert(role.Length > 0 && role.Length <= MaxRoleBytes, InvalidRole);
        ExecutionEngine.Assert(address.IsValid && !address.IsZero, InvalidAddress);
        ExecutionEngine.Assert(GetAddress(role) is null, RoleAlreadyBound);
        ExecutionEngine.Assert(Runtime.CheckWitness(GetSteward()), NotSteward);
        PutAddress(role, address);
        OnRoleBound(role, address);
    }

    /// <summary>Lets jobs name this kernel. A listed kernel judges money: its code must be read before.</summary>
    public static void ListKernel(UInt160 kernel)
    {
        ExecutionEngine.Assert(kernel.IsValid && !kernel.IsZero, InvalidAddress);
        ExecutionEngine.Assert(!HasKernel(kernel), KernelAlreadyListed);
        ExecutionEngine.Assert(Runtime.CheckWitness(GetSteward()), NotSteward);
        PutKernel(kernel);
        OnKernelListed(kernel);
    }
}
