using Neo;
using Neo.Cryptography.ECC;
using Neo.Network.P2P.Payloads;

namespace StarMiner.Simulator;

/// <summary>What somebody wants to send. What is left null the chain fills in.</summary>
public sealed record TransactionRequest(ReadOnlyMemory<byte> Script, params TransactionSigner[] Signers)
{
    /// <summary>
    /// The most GAS that the VM may take [1e-8 GAS]; without it what a rehearsal on the present state takes.
    /// </summary>
    public long? SystemFeeDatoshi { get; init; }

    /// <summary>Without it what size and witnesses cost.</summary>
    public long? NetworkFeeDatoshi { get; init; }

    /// <summary>Without it the next number of the chain's own sequence.</summary>
    public uint? Nonce { get; init; }

    /// <summary>Without it the last block that the protocol allows.</summary>
    public uint? ValidUntilBlock { get; init; }

    public TransactionAttribute[] Attributes { get; init; } = [];
}

/// <summary>A signer and how far the signature reaches. The first signer of a transaction pays its fees.</summary>
public sealed record TransactionSigner(ChainAccount Account, WitnessScope Scope = WitnessScope.CalledByEntry)
{
    public UInt160[] AllowedContracts { get; init; } = [];
    public ECPoint[] AllowedGroups { get; init; } = [];
    public WitnessRule[] Rules { get; init; } = [];

    internal Signer ToSigner() => new()
    {
        Account = Account.ScriptHash,
        Scopes = Scope,
        AllowedContracts = AllowedContracts,
        AllowedGroups = AllowedGroups,
        Rules = Rules,
    };
}
