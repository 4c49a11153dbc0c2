namespace Neo.SmartContract.Framework.Services;

/// <summary>A block as Ledger returns it: the fields lie in this order on the stack.</summary>
public class Block
{
    public readonly UInt256 Hash = null!;
    public readonly uint Version;
    public readonly UInt256 PrevHash = null!;
    public readonly UInt256 MerkleRoot = null!;
    public readonly ulong Timestamp;
    public readonly ulong Nonce;
    public readonly uint Index;
    public readonly byte PrimaryIndex;
    public readonly UInt160 NextConsensus = null!;
    public readonly int TransactionsCount;
}
