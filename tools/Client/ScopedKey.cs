using Neo;
using Neo.Network.P2P.Payloads;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>Somebody who signs a transaction, and how far the signature reaches.</summary>
public sealed record ScopedKey(KeyPair Key, WitnessScope Scope = WitnessScope.CalledByEntry)
{
    /// <summary>Where the scope is <see cref="WitnessScope.CustomContracts"/>.</summary>
    public UInt160[] AllowedContracts { get; init; } = [];

    public Signer ToSigner() =>
        new() { Account = Key.Account(), Scopes = Scope, AllowedContracts = AllowedContracts };
}
