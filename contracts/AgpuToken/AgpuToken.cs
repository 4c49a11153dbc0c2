using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>AGPU, the work token: a NEP-17 that is born only for contribution.</summary>
[DisplayName("AgpuToken")]
[ContractDescription("AGPU, the work token of the StarMiner compute network")]
[ContractVersion("0.2.0")]
[SupportedStandards(NepStandard.Nep17)]
[ContractPermission(Permission.Any, "onNEP17Payment", "charter")]
[ContractPermission("0xfffdc93764dbaddd97c48f252a53ea4643faa3fd", "update")] // ContractManagement
public partial class AgpuToken : SmartContract
{
    public static void _deploy(object data, bool update)
    {
        if (update) return;
        ExecutionEngine.Assert(Items.IsHash160(data), CouncilMissing);
        UInt160 council = (UInt160)data;
        PutCouncil(council);
    }

    /// <summary>Replaces the code, which the Council's timelock has shown to everyone before.</summary>
    public static void Update(ByteString nef, string manifest, object data)
    {
        ExecutionEngine.Assert(Runtime.CallingScriptHash == GetCouncil(), NotCouncil);
        ContractManagement.Update(nef, manifest, data);
    }

    /// <summary>The Council hands over the charter whenever it changes; null: ask the Council from now on.</summary>
    public static void Sync(ByteString? charter)
    {
        // INVARIANT: only the Council writes the copy, so nobody can hold an old one.
        ExecutionEngine.Assert(Runtime.CallingScriptHash == GetCouncil(), NotCouncil);
        if (charter is null)
            DeleteCharter();
        else
            PutCharter(charter);
    }

    [Safe]
    public static string Symbol() => "AGPU";

    [Safe]
    public static byte Decimals() => 8;

    [Safe]
    public static BigInteger TotalSupply() => Counters.Supply(GetCounters());

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
        if (amount != 0)
        {
            if (!TryDebit(from, amount)) return false;
            Credit(to, amount);
        }
        PostTransfer(from, to, amount, data);
        return true;
    }

    /// <summary>
    /// Destroys AGPU of a holder that witnesses it, or of the calling contract. Gives no right to mint.
    /// </summary>
    public static void Burn(UInt160 from, BigInteger amount)
    {
        ExecutionEngine.Assert(from.IsValid, InvalidAccount);
        ExecutionEngine.Assert(Items.IsInteger(amount) && amount > 0, InvalidAmount);
        ExecutionEngine.Assert(Runtime.CheckWitness(from), NoWitness);
        ExecutionEngine.Assert(TryDebit(from, amount), BalanceTooLow);
        PutCounters(GetCounters() - Counters.Of(amount, 0, 0, 0));
        OnTransfer(from, null, amount);
    }

    /// <summary>Every transfer and mint ends here: the event, then the receiver's hook as the last act.</summary>
    private static void PostTransfer(UInt160? from, UInt160 to, BigInteger amount, object? data)
    {
        OnTransfer(from, to, amount);
        if (ContractManagement.GetContract(to) is not null)
            Contract.Call(to, "onNEP17Payment", CallFlags.All, from, amount, data);
    }
}
