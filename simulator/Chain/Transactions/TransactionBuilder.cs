using Neo.IO;
using Neo.Network.P2P;
using Neo.Network.P2P.Payloads;
using Neo.Persistence;
using Neo.SmartContract.Native;

namespace StarMiner.Simulator;

/// <summary>Puts transactions together as a wallet does: fees first, signatures last.</summary>
static class TransactionBuilder
{
    /// <summary>Unsigned, and with the system fee still to be set.</summary>
    public static Transaction Draft(TransactionRequest request, uint nonce, uint validUntilBlock) => new()
    {
        Version = 0,
        Nonce = request.Nonce ?? nonce,
        ValidUntilBlock = request.ValidUntilBlock ?? validUntilBlock,
        Signers = [.. request.Signers.Select(signer => signer.ToSigner())],
        Attributes = request.Attributes,
        Script = request.Script,
        Witnesses = [.. request.Signers.Select(signer => signer.Account.Unsigned())],
    };

    /// <summary>The least network fee that a node takes [1e-8 GAS]: by size, and for checking the witnesses.</summary>
    public static long NetworkFeeDatoshi(Transaction draft, IReadOnlyList<TransactionSigner> signers, DataCache state)
    {
        int size = Transaction.HeaderSize + draft.Signers.GetVarSize() + draft.Attributes.GetVarSize()
            + draft.Script.GetVarSize() + Neo.IO.Helper.GetVarSize(signers.Count);
        long execution = 0;
        foreach (TransactionSigner signer in signers)
        {
            byte[] script = signer.Account.VerificationScript.ToArray();
            int invocation = 66 * signer.Account.Signatures;
            size += Neo.IO.Helper.GetVarSize(invocation) + invocation + script.GetVarSize();
            execution += WitnessCost(script);
        }
        return size * NativeContract.Policy.GetFeePerByte(state)
            + execution * NativeContract.Policy.GetExecFeeFactor(state);
    }

    public static void Sign(Transaction transaction, IReadOnlyList<TransactionSigner> signers, uint network)
    {
        byte[] data = transaction.GetSignData(network);
        transaction.Witnesses = [.. signers.Select(signer => signer.Account.Sign(data))];
    }

    static long WitnessCost(byte[] script)
    {
        if (Neo.SmartContract.Helper.IsSignatureContract(script))
            return Neo.SmartContract.Helper.SignatureContractCost();
        return Neo.SmartContract.Helper.IsMultiSigContract(script, out int m, out int n)
            ? Neo.SmartContract.Helper.MultiSignatureContractCost(m, n)
            : 0;
    }
}
