using Neo;
using Neo.Network.P2P.Payloads;
using Neo.Network.P2P.Payloads.Conditions;
using Neo.SmartContract;

namespace StarMiner.Simulator.Engine.Host;

/// <summary>Says why a CheckWitness was answered with no, while the contract that asked is still running.</summary>
static class WitnessExplainer
{
    public static RefusedWitness Explain(ApplicationEngine engine, UInt160 account, SourceMaps sources)
    {
        IReadOnlyList<CallFrame> calls = FaultReader.OpenCalls(engine, sources);
        string explanation = engine.ScriptContainer is Transaction transaction
            ? Explain(engine, transaction, account, calls)
            : $"nobody signed, and {account} was asked for";
        return new RefusedWitness(account, calls, explanation);
    }

    static string Explain(
        ApplicationEngine engine, Transaction transaction, UInt160 account, IReadOnlyList<CallFrame> calls)
    {
        Signer? signer = transaction.Signers.FirstOrDefault(s => s.Account == account);
        if (signer is null)
        {
            string signers = string.Join(", ", transaction.Signers.Select(s => s.Account));
            return $"{account} is not among the signers ({signers})";
        }
        string here = calls[0].ContractName ?? "the entry script";
        string path = string.Join(
            " <- ", calls.Select(c => c.ContractName is null ? "entry" : $"{c.ContractName}.{c.Method}"));
        return $"{account} signed with scope {signer.Scopes}, which does not reach {here} ({path}); "
            + $"the smallest scope that does: {SmallestScope(engine)}";
    }

    static string SmallestScope(ApplicationEngine engine) => new CalledByEntryCondition().Match(engine)
        ? nameof(WitnessScope.CalledByEntry)
        : $"{nameof(WitnessScope.CustomContracts)} with {engine.CurrentScriptHash}";

    /// <summary>
    /// The account that the argument of CheckWitness means: a script hash, or a public key's account.
    /// </summary>
    public static UInt160 AccountOf(ReadOnlySpan<byte> hashOrKey) => hashOrKey.Length == UInt160.Length
        ? new UInt160(hashOrKey)
        : Contract.CreateSignatureRedeemScript(
            Neo.Cryptography.ECC.ECPoint.DecodePoint(hashOrKey, Neo.Cryptography.ECC.ECCurve.Secp256r1)).ToScriptHash();
}
