using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// AGPU in custody: for every AGPU that this contract holds there is one wAGPU, made when it came, destroyed when it
/// goes.
/// </summary>
[DisplayName("WrappedAgpu")]
[ContractDescription("Wrapped AGPU, one for one in the custody of this contract")]
[ContractVersion("0.1.0")]
[SupportedStandards(NepStandard.Nep17)]
[ContractPermission(Permission.Any, "onNEP17Payment", "transfer", "addressOf")]
public partial class WrappedAgpu : SmartContract
{
    public static void _deploy(object data, bool update)
    {
        if (update) return;
        ExecutionEngine.Assert(Items.IsHash160(data), CouncilMissing);
        UInt160 council = (UInt160)data;
        PutHouse(council, Directory.AddressOf(council, Roles.AgpuToken));
    }

    [Safe]
    public static string Symbol() => "wAGPU";

    [Safe]
    public static byte Decimals() => 8;

    /// <summary>Also the AGPU in custody, to the last unit.</summary>
    [Safe]
    public static BigInteger TotalSupply() => GetSupply();

    /// <summary>The token in custody, fixed at deployment.</summary>
    [Safe]
    public static UInt160 Agpu() => GetAgpu();

    [Safe]
    public static BigInteger BalanceOf(UInt160 account)
    {
        ExecutionEngine.Assert(account.IsValid, InvalidAccount);
        return GetBalance(account);
    }

    /// <summary>NEP-17: false without the sender's witness or funds, an error on arguments that mean nothing.</summary>
    public static bool Transfer(UInt160 from, UInt160 to, BigInteger amount, object data)
    {
        ExecutionEngine.Assert(from.IsValid, InvalidAccount);
        ExecutionEngine.Assert(to.IsValid, InvalidAccount);
        ExecutionEngine.Assert(Items.IsInteger(amount) && amount >= 0, InvalidAmount);
        if (!Runtime.CheckWitness(from)) return false;
        BigInteger left = GetBalance(from) - amount;
        if (left < 0) return false;
        if (amount != 0)
        {
            PutBalance(from, left);
            PutBalance(to, GetBalance(to) + amount);
        }
        PostTransfer(from, to, amount, data);
        return true;
    }

    /// <summary>In: AGPU with data ["wrap"] makes as much wAGPU for its sender.</summary>
    public static void OnNEP17Payment(UInt160 from, BigInteger amount, object data)
    {
        // INVARIANT: only AGPU makes wAGPU. The caller is the token, not whoever says that it paid.
        ExecutionEngine.Assert(Runtime.CallingScriptHash == GetAgpu(), ForeignToken);
        ExecutionEngine.Assert(from.IsValid, InvalidAccount);
        ExecutionEngine.Assert(Items.IsInteger(amount) && amount > 0, InvalidAmount);
        ExecutionEngine.Assert(Items.IsArray(data), UnknownPayment);
        object[] order = (object[])data;
        ExecutionEngine.Assert(order.Length == 1 && (string)order[0] == "wrap", UnknownPayment);
        PutBalance(from, GetBalance(from) + amount);
        PutSupply(GetSupply() + amount);
        OnWrapped(from, amount);
        PostTransfer(null, from, amount, null);
    }

    /// <summary>Out: destroys wAGPU of a holder that witnesses it and pays it as much AGPU.</summary>
    public static void Unwrap(UInt160 holder, BigInteger amount)
    {
        ExecutionEngine.Assert(holder.IsValid, InvalidAccount);
        ExecutionEngine.Assert(Items.IsInteger(amount) && amount > 0, InvalidAmount);
        BigInteger left = GetBalance(holder) - amount;
        ExecutionEngine.Assert(left >= 0, BalanceTooLow);
        ExecutionEngine.Assert(Runtime.CheckWitness(holder), NoWitness);
        PutBalance(holder, left);
        PutSupply(GetSupply() - amount);
        OnTransfer(holder, null, amount);
        OnUnwrapped(holder, amount);
        UInt160 custody = Runtime.ExecutingScriptHash;
        ExecutionEngine.Assert(
            (bool)Contract.Call(GetAgpu(), "transfer", CallFlags.All, custody, holder, amount, null));
    }

    /// <summary>New code for the same state: only through the Council's timelock.</summary>
    public static void Update(ByteString nef, string manifest, object data)
    {
        ExecutionEngine.Assert(Runtime.CallingScriptHash == GetCouncil(), NotCouncil);
        ContractManagement.Update(nef, manifest, data);
    }

    /// <summary>Every transfer and mint ends here: the event, then the receiver's hook as the last act.</summary>
    private static void PostTransfer(UInt160? from, UInt160 to, BigInteger amount, object? data)
    {
        OnTransfer(from, to, amount);
        if (ContractManagement.GetContract(to) is not null)
            Contract.Call(to, "onNEP17Payment", CallFlags.All, from, amount, data);
    }
}
