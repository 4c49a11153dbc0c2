using Neo;

namespace StarMiner.Client;

/// <summary>A signed transaction under way.</summary>
/// <param name="ValidUntilBlock">No later block can hold it.</param>
/// <param name="Raw">Its bytes; sending them again is harmless, a chain takes a transaction once.</param>
public sealed record PendingTransaction(UInt256 Hash, uint ValidUntilBlock, byte[] Raw);

/// <summary>
/// What a chain offers on which a transaction is under way for some time: whoever must do nothing twice writes down
/// what is being sent and resumes it after a restart.
/// </summary>
public interface IPendingTransactions
{
    /// <summary>Raised before a transaction leaves this machine.</summary>
    event Action<PendingTransaction>? Sending;

    /// <summary>
    /// Sends the transaction again where the chain does not know it, and waits until a block holds it. Null when it
    /// never will: expired, or no longer valid.
    /// </summary>
    /// <exception cref="ContractFaultException">The VM faulted in the block.</exception>
    Task<Receipt?> ResumeAsync(PendingTransaction pending, CancellationToken cancel = default);
}
