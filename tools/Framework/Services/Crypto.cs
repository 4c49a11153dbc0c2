using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Services;

public static class Crypto
{
    /// <summary>Whether the key signed the transaction that runs.</summary>
    [Syscall("System.Crypto.CheckSig")]
    public static extern bool CheckSig(ECPoint pubkey, ByteString signature);

    [Syscall("System.Crypto.CheckMultisig")]
    public static extern bool CheckMultisig(ECPoint[] pubkeys, ByteString[] signatures);
}
