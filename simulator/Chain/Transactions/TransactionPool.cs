using Neo.Ledger;
using Neo.Network.P2P.Payloads;
using Neo.Persistence;

namespace StarMiner.Simulator;

/// <summary>
/// Transactions that wait for a block, with the rules of a node's memory pool: who may enter, who goes first, who is
/// put out when it is full, who is dropped after a block. Blocks keep the limits of dBFT's default settings.
/// </summary>
public sealed class TransactionPool(Chain chain)
{
    /// <summary>Header, witness and transactions [B].</summary>
    public const int MaxBlockSizeBytes = 262_144;

    /// <summary>System fees of a block's transactions together [1e-8 GAS].</summary>
    public const long MaxBlockSystemFeeDatoshi = 1_500_00000000;

    static readonly IComparer<Transaction> DearestFirst = Comparer<Transaction>.Create((a, b) => Compare(b, a));

    readonly SortedSet<Transaction> _waiting = new(DearestFirst);
    TransactionVerificationContext _together = new();

    /// <summary>In the order in which blocks take them.</summary>
    public IReadOnlyList<Transaction> Waiting => [.. _waiting];

    public bool IsEmpty => _waiting.Count == 0;

    /// <summary>
    /// Checks ahead what needs no state: the most of the work of <see cref="Add"/>, and it may be done beside anything
    /// else here.
    /// </summary>
    public void Prove(Transaction transaction) => chain.Checks.Prove(transaction);

    /// <exception cref="TransactionRefusedException">Wrong, known already, or too cheap for a full pool.</exception>
    public void Add(Transaction transaction)
    {
        if (_waiting.Contains(transaction))
            throw new TransactionRefusedException(VerifyResult.AlreadyExists, transaction.Hash.ToString());
        chain.Checks.Check(transaction, chain.View, _together);
        Admit(transaction);
        if (_waiting.Count <= chain.Settings.MemoryPoolMaxTransactions) return;
        Transaction cheapest = _waiting.Max!;
        Remove(cheapest);
        if (cheapest.Equals(transaction))
            throw new TransactionRefusedException(VerifyResult.OutOfMemory, "the pool is full of dearer ones");
    }

    /// <summary>Forgets one; as if it had never been added.</summary>
    public void Remove(Transaction transaction)
    {
        if (_waiting.Remove(transaction)) _together.RemoveTransaction(transaction);
    }

    /// <summary>Makes a block of the dearest that fit, and drops those that are not valid any more after it.</summary>
    /// <param name="timestampMs">Of the block; without it one block time after the newest.</param>
    public IReadOnlyList<TransactionReceipt> MineBlock(ulong? timestampMs = null)
    {
        var receipts = chain.Mine(Take(), timestampMs);
        _waiting.ExceptWith(receipts.Select(receipt => receipt.Transaction));
        Revalidate();
        return receipts;
    }

    /// <summary>
    /// Drops those that are not valid any more: after a block, or when the chain went to another moment.
    /// </summary>
    public void Revalidate()
    {
        _together = new TransactionVerificationContext();
        if (_waiting.Count == 0) return;
        Transaction[] left = [.. _waiting];
        _waiting.Clear();
        DataCache view = chain.View;
        foreach (Transaction transaction in left)
        {
            if (chain.Checks.Verify(transaction, view, _together) == VerifyResult.Succeed) Admit(transaction);
        }
    }

    /// <summary>Forgets all of them.</summary>
    public void Clear()
    {
        _waiting.Clear();
        _together = new TransactionVerificationContext();
    }

    /// <summary>As dBFT's primary takes them: in order, up to the first that does not fit.</summary>
    List<Transaction> Take()
    {
        var block = new List<Transaction>();
        Transaction[] candidates = [.. _waiting.Take((int)chain.Settings.MaxTransactionsPerBlock)];
        int sizeBytes = chain.Head.Size + Neo.IO.Helper.GetVarSize(candidates.Length);
        long feeDatoshi = 0;
        foreach (Transaction transaction in candidates)
        {
            sizeBytes += transaction.Size;
            feeDatoshi += transaction.SystemFee;
            if (sizeBytes > MaxBlockSizeBytes || feeDatoshi > MaxBlockSystemFeeDatoshi) break;
            block.Add(transaction);
        }
        return block;
    }

    void Admit(Transaction transaction)
    {
        _waiting.Add(transaction);
        _together.AddTransaction(transaction);
    }

    /// <summary>High priority, then fee per byte, then fee; among equals the smaller hash is worth more.</summary>
    static int Compare(Transaction a, Transaction b)
    {
        int order = IsPriority(a).CompareTo(IsPriority(b));
        if (order == 0) order = a.FeePerByte.CompareTo(b.FeePerByte);
        if (order == 0) order = a.NetworkFee.CompareTo(b.NetworkFee);
        return order == 0 ? b.Hash.CompareTo(a.Hash) : order;
    }

    static bool IsPriority(Transaction transaction) => transaction.GetAttribute<HighPriorityAttribute>() is not null;
}
