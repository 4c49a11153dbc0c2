using Neo;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract;

namespace StarMiner.Simulator;

/// <summary>An account that m of its members must sign for.</summary>
public sealed class MultiSigAccount : ChainAccount
{
    readonly Actor[] _signers;

    public MultiSigAccount(int m, IEnumerable<Actor> members)
    {
        // A multi-signature script lists its keys in order, and the signatures must come in the same order.
        Actor[] ordered = [.. members.OrderBy(member => member.Keys.PublicKey)];
        byte[] script = Contract.CreateMultiSigRedeemScript(m, [.. ordered.Select(member => member.Keys.PublicKey)]);
        VerificationScript = script;
        ScriptHash = script.ToScriptHash();
        _signers = ordered[..m];
    }

    public override UInt160 ScriptHash { get; }

    public override ReadOnlyMemory<byte> VerificationScript { get; }

    internal override int Signatures => _signers.Length;

    /// <summary>The account of these validators: more than two thirds of them must sign.</summary>
    public static MultiSigAccount OfValidators(IReadOnlyCollection<Actor> validators) =>
        new(validators.Count - (validators.Count - 1) / 3, validators);

    /// <summary>The account of a committee: more than half of it must sign.</summary>
    public static MultiSigAccount OfCommittee(IReadOnlyCollection<Actor> committee) =>
        new(committee.Count - (committee.Count - 1) / 2, committee);

    internal override Witness Sign(byte[] data) => new()
    {
        InvocationScript = PushAll(_signers.Select(signer => signer.SignRaw(data))),
        VerificationScript = VerificationScript,
    };
}
