using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Contracts;

/// <summary>The shares of the reserves are this contract's own NEP-17 token, good wherever a NEP-17 is.</summary>
public partial class Exchange
{
    [Safe]
    public static string Symbol() => GetSymbol();

    [Safe]
    public static byte Decimals() => 8;

    [Safe]
    public static BigInteger TotalSupply() => GetSupply();

    [Safe]
    public static BigInteger BalanceOf(UInt160 account)
    {
        ExecutionEngine.Assert(account.IsValid, InvalidAccount);
        return GetShares(account);
    }

    /// <summary>NEP-17: false without the sender's witness or funds, an error on arguments that mean nothing.</summary>
    public static bool Transfer(UInt160 from, UInt160 to, BigInteger amount, object data)
    {
        ExecutionEngine.Assert(from.IsValid, InvalidAccount);
        ExecutionEngine.Assert(to.IsValid, InvalidAccount);
        ExecutionEngine.Assert(PairMath.IsAmount(amount), InvalidAmount);
        if (!Runtime.CheckWitness(from)) return false;
        BigInteger left = GetShares(from) - amount;
        if (left < 0) return false;
        if (amount != 0)
        {
            PutShares(from, left);
            PutShares(to, GetShares(to) + amount);
        }
        PostTransfer(from, to, amount, data);
        return true;
    }

    /// <summary>The event, then the receiver's hook as the last act.</summary>
    private static void PostTransfer(UInt160? from, UInt160 to, BigInteger amount, object? data)
    {
        OnTransfer(from, to, amount);
        if (ContractManagement.GetContract(to) is not null)
            Contract.Call(to, "onNEP17Payment", CallFlags.All, from, amount, data);
    }
}
