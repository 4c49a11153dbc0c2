using Neo;
using Neo.Network.P2P.Payloads;
using Neo.VM.Types;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>
/// A Neo N3 chain as a user of it sees it. The worker, the deployer and the scenario runner know only this, so that the
/// in-process simulator, a devnet and a real node are interchangeable to them.
/// </summary>
public interface IChainClient
{
    /// <summary>Magic of the network that transactions are signed for.</summary>
    uint Network { get; }

    /// <summary>Index of the newest block.</summary>
    Task<uint> GetHeightAsync(CancellationToken cancel = default);

    /// <summary>Hash of the block with this index; it must exist.</summary>
    Task<UInt256> GetBlockHashAsync(uint index, CancellationToken cancel = default);

    /// <summary>Timestamp of the newest block [ms since the Unix epoch].</summary>
    Task<ulong> GetTimeMsAsync(CancellationToken cancel = default);

    /// <summary>
    /// Runs calls without a transaction and returns the last one's result, with the GAS that it took.
    /// </summary>
    /// <exception cref="ContractFaultException">The VM faulted.</exception>
    Task<ReadResult> ReadAsync(ContractCall call, CancellationToken cancel = default);

    /// <summary>Signs, sends and waits until a block holds the transaction.</summary>
    /// <exception cref="ContractFaultException">The VM faulted, in the rehearsal (nothing was sent) or in the
    /// block.</exception>
    /// <exception cref="ChainException">The chain did not take the transaction.</exception>
    Task<Receipt> SendAsync(
        ContractCall call, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default);

    /// <summary>
    /// As <see cref="SendAsync(ContractCall, KeyPair, WitnessScope, CancellationToken)"/> for a ready script.
    /// </summary>
    Task<Receipt> SendScriptAsync(
        ReadOnlyMemory<byte> script, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default);

    /// <summary>The deployed contract's hash in use and NEF checksum, or null where there is none.</summary>
    Task<DeployedContract?> GetContractAsync(UInt160 contract, CancellationToken cancel = default);

    /// <summary>
    /// Scripts of the block's transactions, in order: what a transaction says is public, whatever its contract keeps.
    /// </summary>
    Task<IReadOnlyList<ReadOnlyMemory<byte>>> GetScriptsAsync(uint block, CancellationToken cancel = default);

    /// <summary>
    /// Returns when the block with this index exists. In process it is mined, on a network it is awaited.
    /// </summary>
    Task WaitForHeightAsync(uint index, CancellationToken cancel = default);

    /// <summary>Returns when the newest block's timestamp is at least this. In process the clock is moved.</summary>
    Task WaitForTimeAsync(ulong timeMs, CancellationToken cancel = default);
}

/// <summary>
/// One call of a contract method. Arguments may be null, bool, any integer, BigInteger, string, byte[], UInt160,
/// UInt256, ECPoint and object?[] of these.
/// </summary>
public sealed record ContractCall(UInt160 Contract, string Method, params object?[] Arguments);

public sealed record DeployedContract(UInt160 Hash, string Name, uint NefChecksum, ushort UpdateCounter);

/// <param name="GasDatoshi">GAS that the VM took [1e-8 GAS].</param>
public sealed record ReadResult(StackItem Value, long GasDatoshi);

public sealed record ContractEvent(UInt160 Contract, string Name, IReadOnlyList<StackItem> Values);

/// <summary>What became of a transaction that a block holds.</summary>
public sealed record Receipt
{
    public required UInt256 Transaction { get; init; }
    public required uint Block { get; init; }
    public required ulong BlockTimeMs { get; init; }

    /// <summary>GAS that the VM took, which the sender paid as system fee [1e-8 GAS].</summary>
    public required long SystemFeeDatoshi { get; init; }

    public required long NetworkFeeDatoshi { get; init; }
    public required StackItem? Result { get; init; }
    public required IReadOnlyList<ContractEvent> Events { get; init; }

    /// <summary>The values of the one event with this name; throws where there is not exactly one.</summary>
    public ContractEvent Event(string name) => Events.Single(e => e.Name == name);
}
