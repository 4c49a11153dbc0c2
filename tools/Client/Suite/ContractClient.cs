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
}
