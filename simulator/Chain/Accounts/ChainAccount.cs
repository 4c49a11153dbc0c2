using Neo;
using Neo.Network.P2P.Payloads;
using Neo.VM;

namespace StarMiner.Simulator;

/// <summary>Somebody who can be the signer of a transaction.</summary>
public abstract class ChainAccount
{
    public abstract UInt160 ScriptHash { get; }

    /// <summary>The script that checks this account's witness; empty where nobody knows it.</summary>
    public abstract ReadOnlyMemory<byte> VerificationScript { get; }

    /// <summary>How many signatures a witness holds.</summary>
    internal abstract int Signatures { get; }

    internal abstract Witness Sign(byte[] data);

    /// <summary>A witness that signs nothing, for a chain that checks none.</summary>
    internal Witness Unsigned() => new()
    {
        InvocationScript = ReadOnlyMemory<byte>.Empty,
        VerificationScript = VerificationScript,
    };

    private protected static byte[] PushAll(IEnumerable<byte[]> signatures)
    {
        using var script = new ScriptBuilder();
        foreach (byte[] signature in signatures) script.EmitPush(signature);
        return script.ToArray();
    }
}

/// <summary>
/// An account that nobody holds a key of, for an unlocked chain, or one that was told to impersonate it.
/// </summary>
public sealed class ImpersonatedAccount(UInt160 scriptHash) : ChainAccount
{
    public override UInt160 ScriptHash => scriptHash;

    public override ReadOnlyMemory<byte> VerificationScript => ReadOnlyMemory<byte>.Empty;

    internal override int Signatures => 0;

    internal override Witness Sign(byte[] data) => Unsigned();
}
