namespace Neo.SmartContract.Framework.Services;

/// <summary>A transaction as Ledger and Runtime return it. Fees in datoshi.</summary>
public class Transaction
{
    public readonly UInt256 Hash = null!;
    public readonly byte Version;
    public readonly uint Nonce;
    public readonly UInt160 Sender = null!;
    public readonly long SystemFee;
    public readonly long NetworkFee;
    public readonly uint ValidUntilBlock;
    public readonly ByteString Script = null!;
}
