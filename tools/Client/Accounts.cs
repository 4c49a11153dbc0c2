using Neo;
using Neo.SmartContract;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>Single-key accounts and how people write them.</summary>
public static class Accounts
{
    /// <summary>Of every N3 network in use: addresses begin with N.</summary>
    public const byte AddressVersion = 53;

    /// <summary>The account that this key signs for alone.</summary>
    public static UInt160 Account(this KeyPair key) =>
        Contract.CreateSignatureRedeemScript(key.PublicKey).ToScriptHash();

    public static string Address(UInt160 account) => account.ToAddress(AddressVersion);

    /// <summary>Reads an address or a script hash; null stays null.</summary>
    /// <exception cref="WalletException">It is neither.</exception>
    public static UInt160? Parse(string? text)
    {
        if (text is null) return null;
        if (UInt160.TryParse(text, out var hash)) return hash;
        try
        {
            return text.ToScriptHash(AddressVersion);
        }
        catch (FormatException failure)
        {
            throw new WalletException($"'{text}' is neither a Neo address nor a script hash", failure);
        }
    }
}
