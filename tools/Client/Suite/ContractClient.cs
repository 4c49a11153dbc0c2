using Neo;
using Neo.VM.Types;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>
/// One contract of the suite on one chain. The ABI that the derived classes type is contracts/README.md.
/// </summary>
public abstract class ContractClient(IChainClient chain, UInt160 hash)
{
    public IChainClient Chain { get; } = chain;
    public UInt160 Hash { get; } = hash;

    protected async Task<StackItem> ReadAsync(string method, CancellationToken cancel, params object?[] arguments) =>
        (await Chain.ReadAsync(new ContractCall(Hash, method, arguments), cancel)).Value;

    protected Task<Receipt> SendAsync(
        KeyPair sender, string method, CancellationToken cancel, params object?[] arguments) =>
        Chain.SendAsync(new ContractCall(Hash, method, arguments), sender, cancel: cancel);

    /// <exception cref="ChainException">The chain keeps no results of transactions.</exception>
    protected static StackItem ResultOf(Receipt receipt) =>
        receipt.Result ?? throw new ChainException($"no result of transaction {receipt.Transaction} is known");

    /// <summary>The values of this contract's events with that name, in order.</summary>
    /// <exception cref="ChainException">An event of that name has another shape.</exception>
    protected IEnumerable<IReadOnlyList<StackItem>> EventsIn(Receipt receipt, string name, int values)
    {
        foreach (ContractEvent found in receipt.Events.Where(item => item.Contract == Hash && item.Name == name))
            yield return found.Values.Count == values
                ? found.Values
                : throw new ChainException($"{name} has {found.Values.Count} values where {values} are expected");
    }
}
