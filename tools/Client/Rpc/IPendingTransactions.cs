using Neo;

namespace StarMiner.Client;

/// <summary>A transaction under way. After <paramref name="ValidUntilBlock"/> no block can hold it.</summary>
public sealed record PendingTransaction(UInt256 Hash, uint ValidUntilBlock);

/// <summary>
/// What a chain offers on which a transaction is under way for some time: whoever must do nothing twice writes down what is
/// being sent and asks for it again after a restart.
/// </summary>
public interface IPendingTransactions
{
    /// <summary>Raised before a transaction leaves this machine.</summary>
    event Action<PendingTransaction>? Sending;

    /// <summary>Waits until a block holds the transaction; null when it has expired.</summary>
    /// <exception cref="ContractFaultException">The VM faulted in the block.</exception>
    Task<Receipt?> AwaitAsync(PendingTransaction pending, CancellationToken cancel = default);
}
