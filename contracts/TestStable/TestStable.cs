using System.ComponentModel;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>A stablecoin to play with: whoever deployed it makes as much as it likes. Worth nothing.</summary>
[DisplayName("TestStable")]
[ContractDescription("A stablecoin for tests, worth nothing")]
[ContractVersion("0.1.0")]
[SupportedStandards(NepStandard.Nep17)]
[ContractPermission(Permission.Any, "onNEP17Payment")]
public partial class TestStable : SmartContract
{
    /// <summary>The hook's amounts and the supply stay within what every reader of NEP-17 holds.</summary>
    private const int MaxSupplyBits = 112;

    public static void _deploy(object data, bool update)
    {
        if (update) return;
        PutOwner(Runtime.Transaction.Sender);
    }

    [Safe]
    public static string Symbol() => "TUSD";

    [Safe]
    public static byte Decimals() => 6;

    [Safe]
    public static BigInteger TotalSupply() => GetSupply();

    [Safe]
    public static UInt160 Owner() => GetOwner();

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

    public static void Mint(UInt160 to, BigInteger amount)
    {
        ExecutionEngine.Assert(to.IsValid, InvalidAccount);
        ExecutionEngine.Assert(Items.IsInteger(amount) && amount > 0, InvalidAmount);
        ExecutionEngine.Assert(amount < BigInteger.Pow(2, MaxSupplyBits), InvalidAmount);
        BigInteger supply = GetSupply() + amount;
        ExecutionEngine.Assert(supply < BigInteger.Pow(2, MaxSupplyBits), InvalidAmount);
        ExecutionEngine.Assert(Runtime.CheckWitness(GetOwner()), NotOwner);
        PutBalance(to, GetBalance(to) + amount);
        PutSupply(supply);
        PostTransfer(null, to, amount, null);
    }

    /// <summary>Destroys tokens of a holder that witnesses it, or of the calling contract.</summary>
    public static void Burn(UInt160 from, BigInteger amount)
    {
        ExecutionEngine.Assert(from.IsValid, InvalidAccount);
        ExecutionEngine.Assert(Items.IsInteger(amount) && amount > 0, InvalidAmount);
        BigInteger left = GetBalance(from) - amount;
        ExecutionEngine.Assert(left >= 0, BalanceTooLow);
        ExecutionEngine.Assert(Runtime.CheckWitness(from), NoWitness);
        PutBalance(from, left);
        PutSupply(GetSupply() - amount);
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
