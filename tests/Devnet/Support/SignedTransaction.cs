using System.Security.Cryptography;
using Neo;
using Neo.Cryptography;
using Neo.IO;
using Neo.Network.P2P.Payloads;
using Neo.VM;

namespace StarMiner.Simulator.Devnet.Tests.Support;

/// <summary>Transactions that nobody has rehearsed.</summary>
static class SignedTransaction
{
    public static Transaction Of(
        Actor sender, byte[] script, long systemFeeDatoshi, uint validUntilBlock, ProtocolSettings settings)
    {
        var transaction = new Transaction
        {
            Nonce = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint))),
            Script = script,
            Signers = [new Signer { Account = sender.ScriptHash, Scopes = WitnessScope.CalledByEntry }],
            Attributes = [],
            SystemFee = systemFeeDatoshi,
            NetworkFee = 1_000_0000,
            ValidUntilBlock = validUntilBlock,
            Witnesses = [],
        };
        byte[] signed = Neo.Network.P2P.Helper.GetSignData(transaction, settings.Network);
        byte[] signature = Crypto.Sign(
            signed, sender.Keys.PrivateKey, sender.Keys.PublicKey.EncodePoint(false)[1..]);
        using var invocation = new ScriptBuilder();
        transaction.Witnesses =
        [
            new Witness
            {
                InvocationScript = invocation.EmitPush(signature).ToArray(),
                VerificationScript = sender.VerificationScript,
            },
        ];
        return transaction;
    }

    /// <summary>As sendrawtransaction takes it.</summary>
    public static string Base64(Transaction transaction) => Convert.ToBase64String(transaction.ToArray());
}
