using System;
using System.Numerics;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;

namespace Neo.SmartContract.Framework;

/// <summary>What NEP-17 and NEP-11 have in common: supply and balances.</summary>
public abstract class TokenContract : SmartContract
{
    protected const byte Prefix_TotalSupply = 0x00;
    protected const byte Prefix_Balance = 0x01;

    public abstract string Symbol { [Safe] get; }

    public abstract byte Decimals { [Safe] get; }

    public static BigInteger TotalSupply
    {
        [Safe]
        get => (BigInteger)Storage.Get(Storage.CurrentContext, new byte[] { Prefix_TotalSupply })!;
        protected set => Storage.Put(Storage.CurrentContext, new byte[] { Prefix_TotalSupply }, value);
    }

    /// <summary>In the token's smallest unit.</summary>
    [Safe]
    public static BigInteger BalanceOf(UInt160 owner)
    {
        if (!owner.IsValid) throw new Exception("The argument \"owner\" is invalid.");
        // The map's key without CAT, which costs 2,048 units; arithmetic on the account as a little-endian number costs about 30.
        // The number has just the joined bytes, unless it can be written with fewer, as that of one account in 256.
        byte[] key = Helper.LenientBytes((Helper.NumberOf(owner) << 8) + Prefix_Balance);
        if (key.Length != UInt160.Size + 1) key = new byte[] { Prefix_Balance }.Concat(owner);
        return (BigInteger)Storage.Get(Storage.CurrentContext, key)!;
    }

    /// <summary>False, and nothing changed, when the balance would fall below zero.</summary>
    protected static bool UpdateBalance(UInt160 owner, BigInteger increment)
    {
        StorageMap balances = new(Storage.CurrentContext, Prefix_Balance);
        BigInteger balance = (BigInteger)balances[owner]! + increment;
        if (balance < 0) return false;
        if (balance.IsZero) balances.Delete(owner);
        else balances.Put(owner, balance);
        return true;
    }
}
