using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// The suite's directory, its parameters and the list of kernels that may judge jobs; all of it behind a timelock once
/// the genesis is over.
/// </summary>
[DisplayName("Council")]
[ContractDescription("Directory, parameters and timelock of the StarMiner suite")]
[ContractVersion("0.2.0")]
[ContractPermission(Permission.Any, "update", "sync")]
public partial class Council : SmartContract
{
    private const int MaxRoleBytes = 32;

    public static void _deploy(object data, bool update)
    {
        if (update)
        {
            // New code may know more parameters. Those that there are keep their values.
            PutCharter(WithDefaults(GetCharter()));
            return;
        }
        ByteString deployer = Bytes.U8(1).Concat(Runtime.Transaction.Sender);
        PutMembers(StewardsKey, deployer);
        PutMembers(GuardiansKey, deployer);
        PutCharter(WithDefaults(Primitives.Charter.Blank()));
    }

    /// <summary>Closed entries, addresses and parameters in one read (Primitives/Charter.cs).</summary>
    [Safe]
    public static ByteString Charter() => GetCharter();

    [Safe]
    public static UInt160 AddressOf(string role)
    {
        CheckRole(role);
        ByteString? address = GetAddress(role);
        ExecutionEngine.Assert(address is not null, RoleNotBound);
        return (UInt160)address!;
    }

    [Safe]
    public static bool IsBound(string role)
    {
        CheckRole(role);
        return GetAddress(role) is not null;
    }

    [Safe]
    public static bool IsKernelListed(UInt160 kernel) => KernelTask(kernel) >= 0;

    /// <summary>The task type of a listed kernel; -1 where it is not listed.</summary>
    [Safe]
    public static BigInteger KernelTask(UInt160 kernel)
    {
        ExecutionEngine.Assert(kernel.IsValid, InvalidAddress);
        ByteString? task = GetKernelTask(kernel);
        return task is null ? -1 : task[0];
    }

    /// <summary>Null where none is chosen.</summary>
    [Safe]
    public static UInt160? PublicKernel() => (UInt160?)GetPublicKernel();

    /// <summary>Whether the contracts of the suite keep copies of the charter.</summary>
    [Safe]
    public static bool IsSynced() => GetSynced();

    [Safe]
    public static bool IsFounded() => GetFounded();

    /// <summary>Genesis only: binds a role once. Later bindings wait in the timelock.</summary>
    public static void Bind(string role, UInt160 address)
    {
        CheckRole(role);
        CheckAddress(address);
        ExecutionEngine.Assert(GetAddress(role) is null, RoleAlreadyBound);
        CheckGenesis();
        SetAddress(role, address);
    }

    /// <summary>Genesis only: lets jobs name this kernel.</summary>
    public static void ListKernel(UInt160 kernel, BigInteger task)
    {
        CheckAddress(kernel);
        CheckTask(task);
        ExecutionEngine.Assert(GetKernelTask(kernel) is null, KernelAlreadyListed);
        CheckGenesis();
        SetKernel(kernel, task);
    }

    /// <summary>Genesis only: chooses what public work computes.</summary>
    public static void ChoosePublicKernel(UInt160 kernel)
    {
        CheckAddress(kernel);
        CheckGenesis();
        SetPublicKernel(kernel);
    }

    /// <summary>Genesis only: a parameter begins with another value than its default, between the same bounds.</summary>
    public static void Configure(string name, BigInteger value)
    {
        ExecutionEngine.Assert(Items.IsByteString(name), NoSuchParameter);
        ExecutionEngine.Assert(Items.IsInteger(value), OutOfBounds);
        CheckParameter(name, value);
        CheckGenesis();
        SetParameter(name, value);
    }

    /// <summary>Ends the genesis for ever: from here on the deployer is nobody and every change waits.</summary>
    public static void Found(
        BigInteger stewardThreshold, UInt160[] stewards, BigInteger guardianThreshold, UInt160[] guardians)
    {
        CheckMembers(stewardThreshold, stewards);
        CheckMembers(guardianThreshold, guardians);
        CheckGenesis();
        PutFounded();
        OnFounded();
        SetStewards(stewardThreshold, stewards);
        SetGuardians(guardianThreshold, guardians);
    }

    /// <summary>Guardians close entries at once: new jobs, stakes or swaps. No exit can be closed.</summary>
    public static void Pause(BigInteger mask)
    {
        CheckMask(mask);
        CheckGuardians();
        SetClosed(GetCharter()[0] | mask);
    }

    public static void Unpause(BigInteger mask)
    {
        CheckMask(mask);
        CheckStewards();
        SetClosed(GetCharter()[0] & (Entries.All - mask));
    }

    private static void CheckGenesis()
    {
        ExecutionEngine.Assert(!GetFounded(), AlreadyFounded);
        CheckStewards();
    }

    private static void CheckMask(BigInteger mask) =>
        ExecutionEngine.Assert(Items.IsInteger(mask) && mask > 0 && mask <= Entries.All, InvalidMask);

    private static void CheckRole(object role) => ExecutionEngine.Assert(
        Items.IsByteString(role) && ((string)role).Length > 0 && ((string)role).Length <= MaxRoleBytes, InvalidRole);

    private static void CheckAddress(object address) =>
        ExecutionEngine.Assert(Items.IsHash160(address) && !((UInt160)address).IsZero, InvalidAddress);

    private static void CheckTask(object task) => ExecutionEngine.Assert(
        Items.IsInteger(task) && (BigInteger)task >= 0 && (BigInteger)task < Tasks.Count, InvalidTask);

    private static void SetAddress(string role, UInt160 address)
    {
        PutAddress(role, address);
        OnRoleBound(role, address);
        int seat = SeatOf(role);
        if (seat < 0) return;
        ByteString charter = GetCharter();
        ByteString changed = Primitives.Charter.WithAddress(charter, seat, address);
        PutCharter(changed);
        if (!GetSynced()) return;
        // INVARIANT: who leaves a seat keeps no copy. From then on it asks the Council, so it is never behind.
        Tell(Primitives.Charter.Address(charter, seat), null);
        TellAll(changed);
    }

    /// <summary>-1 for a role that the suite's own contracts have no use for.</summary>
    private static int SeatOf(string role)
    {
        string[] seats = new string[]
        {
            "AgpuToken", "JobMarket", "Referee", "PricingEngine", "StakingVaults", "ReputationOracle",
            "RewardController", "Exchange", "Minter", "Maintenance", "AuditorCommittee",
        };
        for (int seat = 0; seat < seats.Length; seat++)
            if (seats[seat] == role) return seat;
        return -1;
    }

    private static void SetKernel(UInt160 kernel, BigInteger task)
    {
        bool wasListed = GetKernelTask(kernel) is not null;
        PutKernelTask(kernel, Bytes.U8(task));
        OnKernelListed(kernel, task);
        if (wasListed) ChangeListing();
    }

    /// <summary>Jobs that are open already go on: they name the kernel themselves.</summary>
    private static void RemoveKernel(UInt160 kernel)
    {
        ExecutionEngine.Assert(GetKernelTask(kernel) is not null, KernelNotListed);
        DeleteKernel(kernel);
        OnKernelDelisted(kernel);
        ChangeListing();
    }

    private static void SetPublicKernel(UInt160 kernel)
    {
        ExecutionEngine.Assert(GetKernelTask(kernel) is not null, KernelNotListed);
        PutPublicKernel(kernel);
        OnPublicKernelChosen(kernel);
    }

    private static void SetClosed(BigInteger mask)
    {
        OnEntriesClosed(mask);
        ChangeCharter(Primitives.Charter.WithPause(GetCharter(), mask));
    }
}
