using Neo;
using Neo.SmartContract;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>Single-key accounts.</summary>
public static class Accounts
{
    /// <summary>Of every N3 network in use: addresses begin with N.</summary>
    public const byte AddressVersion = 53;

    /// <summary>The account that this key signs for alone.</summary>
    public static UInt160 Account(this KeyPair key) => Contract.CreateSignatureRedeemScript(key.PublicKey).ToScriptHash();

    public static string Address(UInt160 account) => account.ToAddress(AddressVersion);
}
